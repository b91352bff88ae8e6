/* The tests read PDFs with poppler and qpdf, programs of this machine and not of the Windows inside Wine. Under the name of
   one of them this calls it through sh, with the path as Unix spells it, and passes on what it said. Wine gives no handle of
   such a program to wait for, so a file is waited for. Only for tests under Wine; no path of theirs has a quote or a blank in it. */
#include <fcntl.h>
#include <io.h>
#include <stdio.h>
#include <string.h>
#include <windows.h>
typedef char *(__cdecl *Spell)(const WCHAR *);
static WCHAR given[8192];
static WCHAR *beside(const WCHAR *ending) {
    static WCHAR name[8300];
    swprintf(name, 8300, L"%ls.%lu.%ls", given, GetCurrentProcessId(), ending);
    return name;
}
static void pass(const WCHAR *ending, FILE *to) {
    static char bytes[65536];
    FILE *from = _wfopen(beside(ending), L"rb");
    for (size_t read; from && (read = fread(bytes, 1, sizeof bytes, from)) > 0;) fwrite(bytes, 1, read, to);
    if (from) fclose(from);
    DeleteFileW(beside(ending));
}
int wmain(int count, WCHAR **words) {
    Spell spell = (Spell)(void *)GetProcAddress(GetModuleHandleA("kernel32"), "wine_get_unix_file_name");
    static WCHAR program[1024], all[16384], line[32768], path[8192];
    GetModuleFileNameW(NULL, program, 1024);
    WCHAR *tool = wcsrchr(program, L'\\') + 1;
    *wcsrchr(tool, L'.') = 0;
    for (int at = 1; at < count; at++) {
        char *spelled = wcschr(words[at], L':') && spell ? spell(words[at]) : NULL;
        if (spelled) MultiByteToWideChar(CP_UTF8, 0, wcscpy(given, words[at]) ? spelled : NULL, -1, path, 8192);
        wcscat(wcscat(wcscat(all, L" '"), spelled ? path : words[at]), L"'");
    }
    unsigned long id = GetCurrentProcessId();
    swprintf(line, 32768, L"sh -c \"p='%ls.%lu'; %ls%ls > $p.out 2> $p.err; echo $? > $p.part; mv $p.part $p.code\"", path, id, tool, all);
    STARTUPINFOW start = {.cb = sizeof start};
    PROCESS_INFORMATION child = {0};
    if (!CreateProcessW(L"Z:\\bin\\sh", line, NULL, NULL, FALSE, 0, NULL, NULL, &start, &child)) return 1;
    for (int tenths = 0; tenths < 1200 && GetFileAttributesW(beside(L"code")) == INVALID_FILE_ATTRIBUTES; tenths++) Sleep(100);
    int code = 1;
    FILE *told = _wfopen(beside(L"code"), L"rb");
    if (told && fscanf(told, "%d", &code) != 1) code = 1;
    if (told) fclose(told);
    DeleteFileW(beside(L"code"));
    _setmode(1, _O_BINARY);
    pass(L"out", stdout);
    pass(L"err", stderr);
    return code;
}
