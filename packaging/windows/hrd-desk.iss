; Written, never run: nobody had a Windows computer. Inno Setup 6 over the folder that PyInstaller
; makes there from packaging/frozen/hrd_desk.spec:
;   iscc /DVersion=0.1.0 /DFolder=build\frozen\hrd-desk packaging\windows\hrd-desk.iss
; For the person who installs it alone, without an administrator; desks are never touched.
; To be tried before anybody gets it: the console that opens beside the window (the program is one
; for window and commands), the lock that replaces the process, long paths, a desk in OneDrive.

[Setup]
AppId=HRD Desk
AppName=HRD Desk
AppVersion={#Version}
AppVerName=HRD Desk {#Version}
DefaultDirName={autopf}\HRD Desk
DefaultGroupName=HRD Desk
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
LicenseFile=..\..\LICENSE
OutputDir=..\..\dist
OutputBaseFilename=hrd-desk_{#Version}_windows-x64
Compression=lzma2
SolidCompression=yes
ChangesAssociations=yes
UninstallDisplayIcon={app}\hrd-desk.exe

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "ru"; MessagesFile: "compiler:Languages\Russian.isl"
Name: "ar"; MessagesFile: "compiler:Languages\Arabic.isl"

[Files]
Source: "..\..\{#Folder}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{group}\HRD Desk"; Filename: "{app}\hrd-desk.exe"

; What the program opens (hrd_desk/gui/application.py). Cards, keys and profiles are chosen in it.
[Registry]
Root: HKA; Subkey: "Software\Classes\.hrdx\OpenWithProgids"; ValueType: string; ValueName: "HRDDesk.Bundle"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\HRDDesk.Bundle"; ValueType: string; ValueData: "Records on their way between desks"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\HRDDesk.Bundle\DefaultIcon"; ValueType: string; ValueData: "{app}\hrd-desk.exe,0"
Root: HKA; Subkey: "Software\Classes\HRDDesk.Bundle\shell\open\command"; ValueType: string; ValueData: """{app}\hrd-desk.exe"" ""%1"""

[Run]
Filename: "{app}\hrd-desk.exe"; Parameters: "--self-check"; StatusMsg: "Trying every part of the program"; Flags: runhidden
