/* The tests read PDFs with poppler's pdftotext, a program of this machine and not of the Windows inside Wine: it is called
   through sh with the path as Unix spells it, writes beside the PDF, and what it wrote is passed on. Wine gives no handle to
   wait for, so the file is waited for. Only for tests under Wine; no path of theirs has a quote in it. */
#include <stdio.h>
#include <fcntl.h>
#include <io.h>
#include <string.h>
#include <windows.h>
typedef char *(__cdecl *Spell)(const WCHAR *);
int wmain(int count, WCHAR **words) {
    Spell spell = (Spell)(void *)GetProcAddress(GetModuleHandleA("kernel32"), "wine_get_unix_file_name");
    static WCHAR options[1024], line[32768], path[8192], done[8192];
    for (int at = 1; at < count; at++) {
        char *unix_path = wcschr(words[at], L':') && spell ? spell(words[at]) : NULL;
        if (unix_path) {
            MultiByteToWideChar(CP_UTF8, 0, unix_path, -1, path, 8192);
            wcscat(wcscpy(done, words[at]), L".told");
        } else {
            wcscat(wcscat(options, words[at]), L" ");
        }
    }
    /* The dash for standard output comes after the file. */
    WCHAR *dash = wcsstr(options, L"- ");
    if (dash) *dash = 0;
    swprintf(line, 32768, L"sh -c \"pdftotext %ls '%ls' '%ls.part'; mv '%ls.part' '%ls.told'\"", options, path, path, path, path);
    STARTUPINFOW start = {.cb = sizeof start};
    PROCESS_INFORMATION child = {0};
    if (!CreateProcessW(L"Z:\\bin\\sh", line, NULL, NULL, FALSE, 0, NULL, NULL, &start, &child)) return 1;
    for (int tenths = 0; tenths < 600 && GetFileAttributesW(done) == INVALID_FILE_ATTRIBUTES; tenths++) Sleep(100);
    FILE *told = _wfopen(done, L"rb");
    if (!told) return 1;
    static char bytes[65536];
    _setmode(1, _O_BINARY);
    for (size_t read; (read = fread(bytes, 1, sizeof bytes, told)) > 0;) fwrite(bytes, 1, read, stdout);
    fclose(told);
    DeleteFileW(done);
    return 0;
}
