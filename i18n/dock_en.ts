<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US">
<context>
    <name></name>
    <message id="dock.bank">
        <source></source>
        <translation>Bank</translation>
    </message>
    <message id="dock.bank.later">
        <source></source>
        <translation>Later</translation>
    </message>
    <message id="dock.bank.less">
        <source></source>
        <translation>Less</translation>
    </message>
    <message id="dock.bank.more">
        <source></source>
        <translation>More</translation>
    </message>
    <message id="dock.bank.never">
        <source></source>
        <translation>Never</translation>
    </message>
    <message id="dock.bank.none">
        <source></source>
        <translation>no fee is open</translation>
    </message>
    <message id="dock.bank.now">
        <source></source>
        <translation>Now</translation>
    </message>
    <message id="dock.bank.owed">
        <source></source>
        <translation>open: %1</translation>
    </message>
    <message id="dock.bank.pay">
        <source></source>
        <translation>Pay the open fee now</translation>
    </message>
    <message id="dock.bank.twice">
        <source></source>
        <translation>Twice</translation>
    </message>
    <message id="dock.camera">
        <source></source>
        <translation>Card at camera</translation>
    </message>
    <message id="dock.camera.note">
        <source></source>
        <translation>whose QR code is shown</translation>
    </message>
    <message id="dock.card">
        <source></source>
        <translation>Card on reader</translation>
    </message>
    <message id="dock.card.in_process">
        <source></source>
        <translation>simulated</translation>
    </message>
    <message id="dock.card.pcsc">
        <source></source>
        <translation>real PC/SC</translation>
    </message>
    <message id="dock.card_how.clone">
        <source></source>
        <translation>Clone</translation>
    </message>
    <message id="dock.card_how.mute">
        <source></source>
        <translation>Mute</translation>
    </message>
    <message id="dock.card_how.pulled">
        <source></source>
        <translation>Pulled</translation>
    </message>
    <message id="dock.card_how.slow">
        <source></source>
        <translation>Slow</translation>
    </message>
    <message id="dock.card_how.steady">
        <source></source>
        <translation>Steady</translation>
    </message>
    <message id="dock.clock">
        <source></source>
        <translation>Clock</translation>
    </message>
    <message id="dock.clock.after_hours">
        <source></source>
        <translation>15:01</translation>
    </message>
    <message id="dock.clock.minutes">
        <source></source>
        <translation>+15 min</translation>
    </message>
    <message id="dock.clock.real">
        <source></source>
        <translation>Real</translation>
    </message>
    <message id="dock.clock.seconds">
        <source></source>
        <translation>+90 s</translation>
    </message>
    <message id="dock.clock.years">
        <source></source>
        <translation>−2 years</translation>
    </message>
    <message id="dock.disk">
        <source></source>
        <translation>Disk</translation>
    </message>
    <message id="dock.disk.low">
        <source></source>
        <translation>Nearly full</translation>
    </message>
    <message id="dock.disk.ok">
        <source></source>
        <translation>Room</translation>
    </message>
    <message id="dock.identity">
        <source></source>
        <translation>VNeID (simulated)</translation>
    </message>
    <message id="dock.identity.denied">
        <source></source>
        <translation>Says no</translation>
    </message>
    <message id="dock.identity.nonsense">
        <source></source>
        <translation>Nonsense</translation>
    </message>
    <message id="dock.identity.silent">
        <source></source>
        <translation>Silent</translation>
    </message>
    <message id="dock.identity.well">
        <source></source>
        <translation>Well</translation>
    </message>
    <message id="dock.line">
        <source></source>
        <translation>Line</translation>
    </message>
    <message id="dock.line.cut">
        <source></source>
        <translation>Cut</translation>
    </message>
    <message id="dock.line.flaky">
        <source></source>
        <translation>Flaky</translation>
    </message>
    <message id="dock.line.note">
        <source></source>
        <translation>dossiers waiting: %1</translation>
    </message>
    <message id="dock.line.slow">
        <source></source>
        <translation>Slow</translation>
    </message>
    <message id="dock.line.up">
        <source></source>
        <translation>Up</translation>
    </message>
    <message id="dock.none">
        <source></source>
        <translation>None</translation>
    </message>
    <message id="dock.page.blank">
        <source></source>
        <translation>Blank</translation>
    </message>
    <message id="dock.page.blurred">
        <source></source>
        <translation>Blurred</translation>
    </message>
    <message id="dock.page.dark">
        <source></source>
        <translation>Dark</translation>
    </message>
    <message id="dock.page.glare">
        <source></source>
        <translation>Glare</translation>
    </message>
    <message id="dock.page.good">
        <source></source>
        <translation>Good</translation>
    </message>
    <message id="dock.page.none">
        <source></source>
        <translation>None</translation>
    </message>
    <message id="dock.page.tilted">
        <source></source>
        <translation>Tilted</translation>
    </message>
    <message id="dock.page_more.cut">
        <source></source>
        <translation>Cut off</translation>
    </message>
    <message id="dock.page_more.declaration">
        <source></source>
        <translation>Declaration</translation>
    </message>
    <message id="dock.page_more.health">
        <source></source>
        <translation>Health note</translation>
    </message>
    <message id="dock.page_more.small">
        <source></source>
        <translation>Too far</translation>
    </message>
    <message id="dock.part.again">
        <source></source>
        <translation>Start again</translation>
    </message>
    <message id="dock.part.down">
        <source></source>
        <translation>coming back</translation>
    </message>
    <message id="dock.part.name.card">
        <source></source>
        <translation>Chip</translation>
    </message>
    <message id="dock.part.name.devices">
        <source></source>
        <translation>Devices</translation>
    </message>
    <message id="dock.part.name.kiosk">
        <source></source>
        <translation>Screen</translation>
    </message>
    <message id="dock.part.name.line">
        <source></source>
        <translation>Line</translation>
    </message>
    <message id="dock.part.name.pcscd">
        <source></source>
        <translation>Reader</translation>
    </message>
    <message id="dock.part.name.portal">
        <source></source>
        <translation>Portal</translation>
    </message>
    <message id="dock.part.name.printer">
        <source></source>
        <translation>Printer</translation>
    </message>
    <message id="dock.part.name.sync">
        <source></source>
        <translation>Sender</translation>
    </message>
    <message id="dock.part.restarts">
        <source></source>
        <translation>%1, back %2×</translation>
    </message>
    <message id="dock.part.returned">
        <source></source>
        <translation>is back</translation>
    </message>
    <message id="dock.part.runs">
        <source></source>
        <translation>up %1</translation>
    </message>
    <message id="dock.part.stop">
        <source></source>
        <translation>Stop</translation>
    </message>
    <message id="dock.part.stopped">
        <source></source>
        <translation>stopped</translation>
    </message>
    <message id="dock.parts">
        <source></source>
        <translation>Processes</translation>
    </message>
    <message id="dock.parts.alone">
        <source></source>
        <translation>nobody looks after the processes</translation>
    </message>
    <message id="dock.parts.note">
        <source></source>
        <translation>kill -9: comes back · Stop: stays down</translation>
    </message>
    <message id="dock.picture">
        <source></source>
        <translation>Kiosk screen %1×%2 · shown at %3%</translation>
    </message>
    <message id="dock.portal">
        <source></source>
        <translation>Portal</translation>
    </message>
    <message id="dock.portal.nonsense">
        <source></source>
        <translation>Nonsense</translation>
    </message>
    <message id="dock.portal.silent">
        <source></source>
        <translation>Silent</translation>
    </message>
    <message id="dock.portal.well">
        <source></source>
        <translation>Well</translation>
    </message>
    <message id="dock.practice">
        <source></source>
        <translation>PRACTICE ONLY, NO LEGAL VALUE</translation>
    </message>
    <message id="dock.printer">
        <source></source>
        <translation>Printer</translation>
    </message>
    <message id="dock.printer.cover_open">
        <source></source>
        <translation>Cover</translation>
    </message>
    <message id="dock.printer.enough">
        <source></source>
        <translation>OK</translation>
    </message>
    <message id="dock.printer.gone">
        <source></source>
        <translation>Gone</translation>
    </message>
    <message id="dock.printer.jam">
        <source></source>
        <translation>Jam</translation>
    </message>
    <message id="dock.printer.near_end">
        <source></source>
        <translation>Low</translation>
    </message>
    <message id="dock.printer.note">
        <source></source>
        <translation>slips printed: %1</translation>
    </message>
    <message id="dock.printer.offline">
        <source></source>
        <translation>Offline</translation>
    </message>
    <message id="dock.printer.out">
        <source></source>
        <translation>Out</translation>
    </message>
    <message id="dock.printer.out_mid_print">
        <source></source>
        <translation>Mid-print</translation>
    </message>
    <message id="dock.scanner">
        <source></source>
        <translation>Scanner</translation>
    </message>
    <message id="dock.scanner.busy">
        <source></source>
        <translation>Busy</translation>
    </message>
    <message id="dock.scanner.cover_open">
        <source></source>
        <translation>Cover</translation>
    </message>
    <message id="dock.scanner.gone">
        <source></source>
        <translation>Gone</translation>
    </message>
    <message id="dock.scanner.jam">
        <source></source>
        <translation>Jam</translation>
    </message>
    <message id="dock.scanner.note">
        <source></source>
        <translation>prepared photographs</translation>
    </message>
    <message id="dock.scanner.ready">
        <source></source>
        <translation>Ready</translation>
    </message>
    <message id="dock.title">
        <source></source>
        <translation>Dev dock</translation>
    </message>
</context>
</TS>
