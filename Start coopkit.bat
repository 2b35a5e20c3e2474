@echo off
rem Double-click this file to start coopkit on this computer. For a class, use "Start for the class.bat".
setlocal
title coopkit
rem pushd instead of cd, because it also works in a shared network folder.
pushd "%~dp0"

set "PYTHON="
python -c "" >nul 2>&1 && set "PYTHON=python"
py -3 -c "" >nul 2>&1 && set "PYTHON=py -3"
if not defined PYTHON goto no_python

%PYTHON% start.py %*
if not "%errorlevel%"=="0" goto failed
exit /b 0

:no_python
echo error: Python isn't installed. Install it from https://www.python.org/downloads/, then double-click this file again.
:failed
echo.
pause
exit /b 1
