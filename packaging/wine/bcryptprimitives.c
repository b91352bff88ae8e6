/* Debian's Wine 8 has no bcryptprimitives.dll, which Rust's std asks for random bytes. Only for tests under Wine. */
#include <windows.h>
#include <ntsecapi.h>
BOOL WINAPI ProcessPrng(PBYTE out, SIZE_T length) { return RtlGenRandom(out, (ULONG)length); }
