; 家和 for Windows: for the one person who installs it, without administrator rights. `cargo xtask windows` calls
; makensis with VERSION, FILES (a folder laid out as it is installed), OUT, ICON, SIDE (a picture) and perhaps TARGET and
; SIGN (what signs the uninstaller).
; What it says stands in words.nsh.
Unicode true
!ifdef TARGET
  Target ${TARGET}
!endif
SetCompressor /SOLID lzma
RequestExecutionLevel user
ManifestSupportedOS all
ManifestDPIAware true

!include MUI2.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include WordFunc.nsh
!include FileFunc.nsh
!include WinMessages.nsh

!define ID "Jiahe"
!define EXE "jiahe-desk.exe"
!define MENU "$SMPROGRAMS\家和.lnk"
!define PLAIN_MENU "$SMPROGRAMS\家和(花屏、黑屏时用).lnk"
; Where tauri puts the data of cn.jiahe.desk.
!define DATA "$LOCALAPPDATA\cn.jiahe.desk"
; How the names of its secrets end in the Credential Manager, and how long that is.
!define SECRETS ".cn.jiahe.desk"
!define SECRETS_LENGTH 14
!define CLASSES "Software\Classes"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${ID}"
!define EDGE "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"

Name "家和"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\${ID}"
InstallDirRegKey HKCU "Software\${ID}" "InstallDir"
VIProductVersion "${VERSION}.0"
VIAddVersionKey ProductName "Jiahe"
VIAddVersionKey FileDescription "Jiahe setup"
VIAddVersionKey FileVersion "${VERSION}"
VIAddVersionKey ProductVersion "${VERSION}"
VIAddVersionKey LegalCopyright "GPL-3.0-or-later"
BrandingText "家和 ${VERSION}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
; Whether the runtime of the window is missing: then there is nothing to open yet.
Var NoView
; Where an older one is.
Var Before
; Whether the uninstaller belongs to the program that is registered.
Var Ours
!define MUI_FINISHPAGE_RUN "$INSTDIR\${EXE}"
!define MUI_FINISHPAGE_RUN_TEXT "$(run)"
!insertmacro MUI_PAGE_WELCOME
!define MUI_PAGE_CUSTOMFUNCTION_PRE SkipFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!define MUI_PAGE_CUSTOMFUNCTION_SHOW HideRun
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
Function HideRun
  ${If} $NoView == 1
    SendMessage $mui.FinishPage.Run ${BM_SETCHECK} ${BST_UNCHECKED} 0
    ShowWindow $mui.FinishPage.Run ${SW_HIDE}
  ${EndIf}
FunctionEnd
Function SkipFolder
  ${If} $Before != ""
    Abort
  ${EndIf}
FunctionEnd
; The first is for every other language.
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "English"
!include words.nsh

!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
!endif

; A program that runs cannot be opened for writing. `in` is "" or "un.".
!macro WaitUntilClosed in
Function ${in}WaitUntilClosed
  again:
    IfFileExists "$INSTDIR\${EXE}" 0 closed
    ClearErrors
    FileOpen $0 "$INSTDIR\${EXE}" a
    IfErrors open
    FileClose $0
    Goto closed
  open:
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(running)" /SD IDCANCEL IDRETRY again
    SetErrorLevel 4
    Quit
  closed:
FunctionEnd
!macroend
!insertmacro WaitUntilClosed ""
!insertmacro WaitUntilClosed "un."

Function .onInit
  SetRegView 64
  ${IfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(oldWindows)" /SD IDOK
    SetErrorLevel 3
    Quit
  ${EndIf}
  ; A newer program may have changed the database; the older one would refuse it.
  ReadRegStr $0 HKCU "${UNINSTALL}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      MessageBox MB_OK|MB_ICONSTOP "$(older)" /SD IDOK
      SetErrorLevel 5
      Quit
    ${EndIf}
  ${EndIf}
  ; Nor two of them: the one that is there may be running, and each would forget what the other registered.
  ReadRegStr $Before HKCU "Software\${ID}" "InstallDir"
  ${IfNot} ${FileExists} "$Before\${EXE}"
    StrCpy $Before ""
  ${EndIf}
  ${If} $Before != ""
    StrCpy $INSTDIR $Before
  ${EndIf}
FunctionEnd

!macro Associate ending kind said
  WriteRegStr HKCU "${CLASSES}\.${ending}" "" "${ID}.${kind}"
  WriteRegStr HKCU "${CLASSES}\${ID}.${kind}" "" "${said}"
  WriteRegStr HKCU "${CLASSES}\${ID}.${kind}\DefaultIcon" "" "$INSTDIR\${EXE},0"
  WriteRegStr HKCU "${CLASSES}\${ID}.${kind}\shell\open\command" "" '"$INSTDIR\${EXE}" "%1"'
!macroend

!macro Forget ending kind
  ReadRegStr $0 HKCU "${CLASSES}\.${ending}" ""
  ${If} $0 == "${ID}.${kind}"
    DeleteRegKey HKCU "${CLASSES}\.${ending}"
  ${EndIf}
  DeleteRegKey HKCU "${CLASSES}\${ID}.${kind}"
!macroend

!macro TellTheDesktop
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section
  Call WaitUntilClosed
  SetOutPath "$INSTDIR"
  ; Spelled as the uninstaller will find itself: /D= takes `..` too.
  GetFullPathName $0 $INSTDIR
  ${If} $0 != ""
    StrCpy $INSTDIR $0
  ${EndIf}
  SetOverwrite on
  File /r "${FILES}\*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortCut "${MENU}" "$INSTDIR\${EXE}"
  ; For whom the program's own pages cannot help: they are not to be seen.
  CreateShortCut "${PLAIN_MENU}" "$INSTDIR\${EXE}" "--software-rendering"

  WriteRegStr HKCU "Software\${ID}" "InstallDir" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "家和"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "家和 Jiahe"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\${EXE}"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  ${GetSize} "$INSTDIR" "/S=0K" $0 $1 $2
  IntFmt $0 "0x%08X" $0
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" "$0"

  !insertmacro Associate "jhp" "Parcel" "$(parcel)"
  !insertmacro Associate "jhcard" "Card" "$(card)"
  !insertmacro Associate "jhbak" "Backup" "$(backup)"
  !insertmacro Associate "jhup" "Update" "$(update)"
  !insertmacro TellTheDesktop

  ; The runtime of the window: for all users, or for this one.
  ReadRegStr $0 HKLM "SOFTWARE\WOW6432Node\${EDGE}" "pv"
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
    ReadRegStr $0 HKCU "Software\${EDGE}" "pv"
  ${EndIf}
  ${If} $0 == ""
  ${OrIf} $0 == "0.0.0.0"
    StrCpy $NoView 1
    DetailPrint "$(noWebView)"
    MessageBox MB_OK|MB_ICONINFORMATION "$(noWebView)" /SD IDOK
    IfSilent +2
    ExecShell "open" "$INSTDIR\webview2.html"
  ${EndIf}
SectionEnd

Function un.onInit
  SetRegView 64
FunctionEnd

; The secrets that open the database, which Windows keeps under <station>.cn.jiahe.desk and <station> trail.cn.jiahe.desk.
; Without the data they open nothing, and a list of them says that there was a station.
Function un.ForgetSecrets
  System::Call 'advapi32::CredEnumerateW(p 0, i 0, *i .r0, *p .r1) i .r2'
  ${If} $2 = 0
    Return
  ${EndIf}
  StrCpy $3 0
  ${While} $3 < $0
    ; The name is the third of a credential: after two numbers of four bytes.
    IntPtrOp $4 $1 + 0
    IntOp $5 $3 * ${NSIS_PTR_SIZE}
    IntPtrOp $4 $4 + $5
    System::Call '*$4(p .r5)'
    System::Call '*$5(i, i .r6, w .r7)'
    StrCpy $8 $7 "" -${SECRETS_LENGTH}
    ${If} $8 == "${SECRETS}"
      System::Call 'advapi32::CredDeleteW(w r7, i r6, i 0) i .r9'
    ${EndIf}
    IntOp $3 $3 + 1
  ${EndWhile}
  System::Call 'advapi32::CredFree(p r1)'
FunctionEnd

Section "Uninstall"
  Call un.WaitUntilClosed
  ; A copy of the folder has an uninstaller too, and must not forget the one that is registered.
  ReadRegStr $0 HKCU "Software\${ID}" "InstallDir"
  GetFullPathName /SHORT $0 $0
  GetFullPathName /SHORT $1 $INSTDIR
  StrCpy $Ours 0
  ${If} $0 == $1
    StrCpy $Ours 1
  ${EndIf}
  ; The folder was chosen by somebody: only what was put there goes.
  Delete "$INSTDIR\${EXE}"
  Delete "$INSTDIR\jiahe-print.exe"
  Delete "$INSTDIR\WebView2Loader.dll"
  Delete "$INSTDIR\webview2.html"
  Delete "$INSTDIR\LICENSE.txt"
  Delete "$INSTDIR\fonts\NotoSerifSC_400Regular.ttf"
  Delete "$INSTDIR\fonts\NotoSansSC_400Regular.ttf"
  Delete "$INSTDIR\fonts\NotoSansSC_700Bold.ttf"
  RMDir "$INSTDIR\fonts"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  ${If} $Ours = 0
    Return
  ${EndIf}
  Delete "${MENU}"
  Delete "${PLAIN_MENU}"
  !insertmacro Forget "jhp" "Parcel"
  !insertmacro Forget "jhcard" "Card"
  !insertmacro Forget "jhbak" "Backup"
  !insertmacro Forget "jhup" "Update"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${ID}"
  !insertmacro TellTheDesktop

  ; The station's data stay unless two questions are answered with yes, or whoever removes it silently asks for it.
  IfFileExists "${DATA}\*.*" 0 done
  ${If} ${Silent}
    ${GetParameters} $0
    ClearErrors
    ${GetOptions} $0 "/DELETE-DATA" $1
    IfErrors done
  ${Else}
    MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(alsoData)" IDNO done
    MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "$(reallyData)" IDNO done
  ${EndIf}
  ; The web view of a window that has just been closed holds its files for some seconds more.
  StrCpy $0 0
  ${Do}
    RMDir /r "${DATA}"
    ${IfNot} ${FileExists} "${DATA}\*.*"
    ${OrIf} $0 = 20
      ${ExitDo}
    ${EndIf}
    Sleep 500
    IntOp $0 $0 + 1
  ${Loop}
  ; What some program holds longer stays, and with it what opens it.
  ${If} ${FileExists} "${DATA}\*.*"
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(heldData)" /SD IDOK
  ${Else}
    Call un.ForgetSecrets
  ${EndIf}
  done:
SectionEnd
