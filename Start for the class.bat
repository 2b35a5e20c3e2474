@rem Double-click this file to start coopkit for a class: the phones in the room can join.
@call "%~dp0Start coopkit.bat" --room
