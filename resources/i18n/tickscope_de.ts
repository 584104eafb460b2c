<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>ActText</name>
    <message>
        <source>%1 on</source>
        <translation>%1 an</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 aus</translation>
    </message>
    <message>
        <source>all fixes on</source>
        <translation>alle Fixes an</translation>
    </message>
    <message>
        <source>all fixes off</source>
        <translation>alle Fixes aus</translation>
    </message>
    <message>
        <source>%1 fixes switched</source>
        <translation>%1 Fixes umgeschaltet</translation>
    </message>
    <message>
        <source>CPU %1 online</source>
        <translation>CPU %1 online</translation>
    </message>
    <message>
        <source>CPU %1 offline</source>
        <translation>CPU %1 offline</translation>
    </message>
    <message>
        <source>as it was opened</source>
        <translation>wie geöffnet</translation>
    </message>
    <message>
        <source>nothing done</source>
        <translation>nichts getan</translation>
    </message>
    <message>
        <source>at %1: left as it was</source>
        <translation>bei %1: so gelassen</translation>
    </message>
    <message>
        <source>at %1: %2</source>
        <translation>bei %1: %2</translation>
    </message>
    <message>
        <source>%1 from the start</source>
        <translation>%1 von Anfang an</translation>
    </message>
</context>
<context>
    <name>ArmedTimersText</name>
    <message>
        <source>by the scenario</source>
        <translation>vom Szenario</translation>
    </message>
    <message>
        <source>from outside</source>
        <translation>von außen</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>durch %1</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>due</source>
        <translation>fällig</translation>
    </message>
    <message>
        <source>once</source>
        <translation>einmalig</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>alle %1</translation>
    </message>
    <message>
        <source>RLIMIT_CPU soft</source>
        <translation>RLIMIT_CPU weich</translation>
    </message>
    <message>
        <source>RLIMIT_CPU hard</source>
        <translation>RLIMIT_CPU hart</translation>
    </message>
</context>
<context>
    <name>ClockSumText</name>
    <message numerus="yes">
        <source>thread_group_cputime walks %n thread(s) when the clock is read</source>
        <translation>
            <numerusform>thread_group_cputime geht %n Thread durch, wenn die Uhr gelesen wird</numerusform>
            <numerusform>thread_group_cputime geht %n Threads durch, wenn die Uhr gelesen wird</numerusform>
        </translation>
    </message>
    <message>
        <source>one slot for each CPU, added up when the clock is read</source>
        <translation>ein Platz je CPU, zusammengezählt, wenn die Uhr gelesen wird</translation>
    </message>
    <message>
        <source>one thread: its own times are the clock</source>
        <translation>ein Thread: seine eigenen Zeiten sind die Uhr</translation>
    </message>
    <message>
        <source>one total under a lock, fed at every tick of every thread; nothing is added up</source>
        <translation>eine Summe unter einer Sperre, gespeist bei jedem Tick jedes Threads; nichts wird zusammengezählt</translation>
    </message>
    <message>
        <source>stored total</source>
        <translation>gespeicherte Summe</translation>
    </message>
    <message>
        <source>timer, on</source>
        <translation>Timer, läuft</translation>
    </message>
    <message>
        <source>timer, off</source>
        <translation>Timer, steht</translation>
    </message>
    <message numerus="yes">
        <source>%1 more thread(s)</source>
        <translation>
            <numerusform>%1 weiterer Thread</numerusform>
            <numerusform>%1 weitere Threads</numerusform>
        </translation>
    </message>
    <message>
        <source>dead threads</source>
        <translation>tote Threads</translation>
    </message>
    <message>
        <source>the clock</source>
        <translation>die Uhr</translation>
    </message>
    <message>
        <source>reaped children</source>
        <translation>eingesammelte Kinder</translation>
    </message>
</context>
<context>
    <name>ClocksLegendText</name>
    <message>
        <source>expires</source>
        <translation>läuft ab</translation>
    </message>
    <message>
        <source>in B</source>
        <translation>in B</translation>
    </message>
    <message>
        <source>close-up</source>
        <translation>nah</translation>
    </message>
</context>
<context>
    <name>ClocksPainterText</name>
    <message numerus="yes">
        <source>%n signal(s)</source>
        <translation>
            <numerusform>%n Signal</numerusform>
            <numerusform>%n Signale</numerusform>
        </translation>
    </message>
    <message>
        <source>timer running since %1</source>
        <translation>Timer läuft seit %1</translation>
    </message>
</context>
<context>
    <name>ClocksPictureText</name>
    <message>
        <source>RLIMIT_CPU soft</source>
        <translation>RLIMIT_CPU weich</translation>
    </message>
    <message>
        <source>RLIMIT_CPU hard</source>
        <translation>RLIMIT_CPU hart</translation>
    </message>
</context>
<context>
    <name>CpuTileText</name>
    <message>
        <source>system</source>
        <translation>System</translation>
    </message>
    <message>
        <source>balances</source>
        <translation>verteilt</translation>
    </message>
    <message>
        <source>no tick</source>
        <translation>kein Tick</translation>
    </message>
    <message numerus="yes">
        <source>%n wait(s)</source>
        <translation>
            <numerusform>%n wartet</numerusform>
            <numerusform>%n warten</numerusform>
        </translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>still balances</source>
        <translation>verteilt noch</translation>
    </message>
    <message>
        <source>in the idle mask</source>
        <translation>in der Idle-Maske</translation>
    </message>
    <message>
        <source>from the start</source>
        <translation>von Anfang an</translation>
    </message>
</context>
<context>
    <name>CurvesPainterText</name>
    <message>
        <source>Values over time</source>
        <translation>Werte über die Zeit</translation>
    </message>
</context>
<context>
    <name>FixText</name>
    <message>
        <source>It changes nothing now: %1</source>
        <translation>Ändert jetzt nichts: %1</translation>
    </message>
    <message>
        <source>%1, commit %2</source>
        <translation>%1, Commit %2</translation>
    </message>
    <message>
        <source>%1: since %2</source>
        <translation>%1: seit %2</translation>
    </message>
    <message>
        <source>%1 · %2 of %3 fixes</source>
        <translation>%1 · %2 von %3 Fixes</translation>
    </message>
    <message>
        <source>Walk the threads when asked (2.6.27)</source>
        <translation>Threads durchgehen, wenn gefragt wird (2.6.27)</translation>
    </message>
    <message>
        <source>A slot for each CPU (2.6.28)</source>
        <translation>Ein Platz je CPU (2.6.28)</translation>
    </message>
    <message>
        <source>One total under a lock (2.6.29-rc4)</source>
        <translation>Eine Summe unter einer Sperre (2.6.29-rc4)</translation>
    </message>
    <message>
        <source>Clocks walk, timers are fed (2.6.29-rc5)</source>
        <translation>Uhren gehen durch, Timer werden gespeist (2.6.29-rc5)</translation>
    </message>
    <message>
        <source>%1, commit %2: since %3</source>
        <translation>%1, Commit %2: seit %3</translation>
    </message>
    <message>
        <source>scheduler of %1</source>
        <translation>Scheduler von %1</translation>
    </message>
</context>
<context>
    <name>FormatText</name>
    <message numerus="yes">
        <source>%1 tick(s)</source>
        <translation>
            <numerusform>%1 Tick</numerusform>
            <numerusform>%1 Ticks</numerusform>
        </translation>
    </message>
    <message>
        <source>as fast as possible</source>
        <translation>so schnell wie möglich</translation>
    </message>
</context>
<context>
    <name>HpetDialText</name>
    <message>
        <source>wrap</source>
        <translation>Überlauf</translation>
    </message>
    <message>
        <source>%1 deltas behind</source>
        <translation>%1 Deltas zurück</translation>
    </message>
    <message>
        <source>%1 deltas ahead</source>
        <translation>%1 Deltas voraus</translation>
    </message>
    <message>
        <source>passed</source>
        <translation>vorbei</translation>
    </message>
    <message>
        <source>counter</source>
        <translation>Zähler</translation>
    </message>
</context>
<context>
    <name>HpetText</name>
    <message>
        <source>timer 1 is</source>
        <translation>Timer 1 ist</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>no interrupt is enabled</source>
        <translation>kein Interrupt ist eingeschaltet</translation>
    </message>
    <message>
        <source>interrupt in</source>
        <translation>Interrupt in</translation>
    </message>
    <message>
        <source>held off,
%1 late by now</source>
        <translation>aufgehalten,
schon %1 zu spät</translation>
    </message>
    <message>
        <source>next match in</source>
        <translation>nächster Treffer in</translation>
    </message>
    <message>
        <source>it was passed
%1 ago</source>
        <translation>verpasst
vor %1</translation>
    </message>
    <message>
        <source>to be held off
for %1</source>
        <translation>wird %1
aufgehalten</translation>
    </message>
    <message>
        <source>no delta yet</source>
        <translation>noch kein Delta</translation>
    </message>
    <message>
        <source>delta %1 · %2</source>
        <translation>Delta %1 · %2</translation>
    </message>
    <message>
        <source>counter</source>
        <translation>Zähler</translation>
    </message>
    <message>
        <source>HPET_COUNTER, its low 32 bits: it counts up and begins again after 2^32</source>
        <translation>HPET_COUNTER, die unteren 32 Bit: zählt aufwärts und beginnt nach 2^32 von vorn</translation>
    </message>
    <message>
        <source>comparator</source>
        <translation>Komparator</translation>
    </message>
    <message>
        <source>HPET_T1_CMP, the register: timer 1 interrupts when the counter is equal to it</source>
        <translation>HPET_T1_CMP, das Register: Timer 1 unterbricht, wenn der Zähler ihm gleich ist</translation>
    </message>
    <message>
        <source>The kernel&apos;s variable has grown past the 32 bits that the register holds: compared with the counter in 64 bits, it always is ahead</source>
        <translation>Die Variable des Kernels ist über die 32 Bit hinausgewachsen, die das Register fasst: in 64 Bit mit dem Zähler verglichen, liegt sie immer voraus</translation>
    </message>
    <message>
        <source>Nothing is enabled: timer 1 does not interrupt.</source>
        <translation>Nichts ist eingeschaltet: Timer 1 unterbricht nicht.</translation>
    </message>
    <message>
        <source>Timer 1 polls the RTC 64 times a second.</source>
        <translation>Timer 1 fragt die RTC 64-mal in der Sekunde ab.</translation>
    </message>
    <message>
        <source>%1 Hz is ignored: pie_limit is still %2, from a slower rate, and keeps it at %3 Hz.</source>
        <translation>%1 Hz bleibt ohne Wirkung: pie_limit ist von einer langsameren Rate noch %2 und hält sie bei %3 Hz.</translation>
    </message>
    <message>
        <source>Timer 1 interrupts 64 times a second: one in %1 is a periodic one.</source>
        <translation>Timer 1 unterbricht 64-mal in der Sekunde: einer von %1 ist ein periodischer.</translation>
    </message>
    <message>
        <source>Timer 1 interrupts %1 times a second, for all three.</source>
        <translation>Timer 1 unterbricht %1-mal in der Sekunde, für alle drei.</translation>
    </message>
    <message>
        <source>wraps in %1, at %2</source>
        <translation>läuft über in %1, bei %2</translation>
    </message>
</context>
<context>
    <name>KernelText</name>
    <message>
        <source>%1 and %2</source>
        <translation>%1 und %2</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>ohne %1</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>mit %1</translation>
    </message>
    <message>
        <source>%1 of %2 fixes</source>
        <translation>%1 von %2 Fixes</translation>
    </message>
    <message>
        <source>%1, changed</source>
        <translation>%1, geändert</translation>
    </message>
    <message>
        <source>%1 with %2</source>
        <translation>%1 mit %2</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 aus</translation>
    </message>
    <message>
        <source>%1 on</source>
        <translation>%1 an</translation>
    </message>
    <message>
        <source>all off</source>
        <translation>alle aus</translation>
    </message>
    <message>
        <source>all on</source>
        <translation>alle an</translation>
    </message>
    <message>
        <source>B is computed up to %1</source>
        <translation>B ist bis %1 berechnet</translation>
    </message>
    <message>
        <source>the same so far</source>
        <translation>bisher gleich</translation>
    </message>
    <message>
        <source>they part at %1</source>
        <translation>sie trennen sich bei %1</translation>
    </message>
    <message>
        <source>none of the fixes</source>
        <translation>keiner der Fixes</translation>
    </message>
    <message>
        <source>all fixes</source>
        <translation>alle Fixes</translation>
    </message>
    <message>
        <source>None of the fixes</source>
        <translation>Keiner der Fixes</translation>
    </message>
    <message>
        <source>All fixes</source>
        <translation>Alle Fixes</translation>
    </message>
</context>
<context>
    <name>LaneText</name>
    <message>
        <source>woken elsewhere</source>
        <translation>anderswo geweckt</translation>
    </message>
    <message>
        <source>to balance the load</source>
        <translation>zum Lastausgleich</translation>
    </message>
    <message>
        <source>pulled by an idle CPU</source>
        <translation>von einer freien CPU geholt</translation>
    </message>
    <message>
        <source>its CPU went offline</source>
        <translation>seine CPU ging offline</translation>
    </message>
    <message>
        <source>it may not stay</source>
        <translation>darf nicht bleiben</translation>
    </message>
    <message>
        <source>placed at fork</source>
        <translation>beim Fork verteilt</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>idle</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>%1 · user</source>
        <translation>%1 · User</translation>
    </message>
    <message>
        <source>%1 · in the kernel</source>
        <translation>%1 · im Kernel</translation>
    </message>
    <message>
        <source>%1, from %2 to %3</source>
        <translation>%1, von %2 bis %3</translation>
    </message>
    <message>
        <source>%1 moves from CPU %2 to CPU %3</source>
        <translation>%1 wechselt von CPU %2 auf CPU %3</translation>
    </message>
    <message>
        <source>at %1 · %2</source>
        <translation>bei %1 · %2</translation>
    </message>
    <message>
        <source>balances for the idle CPUs · nohz.load_balancer</source>
        <translation>verteilt für die freien CPUs · nohz.load_balancer</translation>
    </message>
    <message>
        <source>CPU %1</source>
        <translation>CPU %1</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>niemand</translation>
    </message>
    <message>
        <source>in the idle mask: %1 balances for it · nohz.cpu_mask</source>
        <translation>in der Idle-Maske: %1 verteilt für sie · nohz.cpu_mask</translation>
    </message>
    <message>
        <source>offline, but %1</source>
        <translation>offline, aber %1</translation>
    </message>
    <message>
        <source>Click: its run queue</source>
        <translation>Klick: ihre Run-Queue</translation>
    </message>
    <message>
        <source>no tick since %1</source>
        <translation>kein Tick seit %1</translation>
    </message>
    <message>
        <source>no tick from %1 to %2</source>
        <translation>kein Tick von %1 bis %2</translation>
    </message>
    <message>
        <source>placed at exec</source>
        <translation>bei exec platziert</translation>
    </message>
</context>
<context>
    <name>LanesKey</name>
    <message>
        <source>in the kernel</source>
        <translation>im Kernel</translation>
    </message>
    <message>
        <source>user</source>
        <translation>User</translation>
    </message>
    <message>
        <source>in the idle mask</source>
        <translation>in der Idle-Maske</translation>
    </message>
    <message>
        <source>balances for them</source>
        <translation>verteilt für sie</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>gewechselt</translation>
    </message>
    <message>
        <source>threads waiting</source>
        <translation>wartende Threads</translation>
    </message>
    <message>
        <source>ticks</source>
        <translation>Ticks</translation>
    </message>
    <message numerus="yes">
        <source>%n move(s): zoom in to see them</source>
        <translation>
            <numerusform>%n Wechsel: zum Sehen hineinzoomen</numerusform>
            <numerusform>%n Wechsel: zum Sehen hineinzoomen</numerusform>
        </translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>no longer kept in detail</source>
        <translation>nicht mehr einzeln bekannt</translation>
    </message>
    <message>
        <source>not yet computed</source>
        <translation>noch nicht berechnet</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>untätig</translation>
    </message>
</context>
<context>
    <name>LanesPainterText</name>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message>
        <source>CPU %1</source>
        <translation>CPU %1</translation>
    </message>
</context>
<context>
    <name>MachineFactsText</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Idle CPUs</source>
        <translation>Freie CPUs</translation>
    </message>
    <message>
        <source>in the idle mask</source>
        <translation>in der Idle-Maske</translation>
    </message>
    <message>
        <source>who balances for them</source>
        <translation>wer für sie verteilt</translation>
    </message>
    <message>
        <source>ticks taken</source>
        <translation>Ticks ausgeführt</translation>
    </message>
    <message>
        <source>Tick interrupts on all CPUs together</source>
        <translation>Tick-Interrupts auf allen CPUs zusammen</translation>
    </message>
    <message>
        <source>switches</source>
        <translation>Wechsel</translation>
    </message>
    <message>
        <source>Context switches on all CPUs together</source>
        <translation>Kontextwechsel auf allen CPUs zusammen</translation>
    </message>
    <message>
        <source>bookkeeping</source>
        <translation>Buchführung</translation>
    </message>
    <message>
        <source>CPU time that bookkeeping itself took, where the scenario gives it a cost</source>
        <translation>CPU-Zeit, die die Buchführung selbst brauchte, wo das Szenario ihr Kosten gibt</translation>
    </message>
    <message>
        <source>What accounting did</source>
        <translation>Was die Abrechnung tat</translation>
    </message>
    <message>
        <source>group locks taken</source>
        <translation>Gruppensperren genommen</translation>
    </message>
    <message>
        <source>The lock around a process&apos;s total</source>
        <translation>Die Sperre um die Summe eines Prozesses</translation>
    </message>
    <message>
        <source>came from another CPU</source>
        <translation>kam von anderer CPU</translation>
    </message>
    <message>
        <source>Of these, with the lock&apos;s cache line coming from elsewhere</source>
        <translation>Davon solche, bei denen die Cache-Zeile der Sperre von anderswo kam</translation>
    </message>
    <message>
        <source>walks over threads</source>
        <translation>Gänge durch Threads</translation>
    </message>
    <message>
        <source>thread_group_cputime() by walking</source>
        <translation>thread_group_cputime() durch Abgehen</translation>
    </message>
    <message>
        <source>threads visited</source>
        <translation>besuchte Threads</translation>
    </message>
    <message>
        <source>In all walks together</source>
        <translation>In allen Gängen zusammen</translation>
    </message>
    <message>
        <source>slow checks of timers</source>
        <translation>langsame Timer-Prüfungen</translation>
    </message>
    <message>
        <source>Entries into check_thread_timers() and check_process_timers()</source>
        <translation>Aufrufe von check_thread_timers() und check_process_timers()</translation>
    </message>
    <message>
        <source>kernel warnings</source>
        <translation>Kernel-Warnungen</translation>
    </message>
    <message>
        <source>What the modelled kernel complained of</source>
        <translation>Worüber sich der modellierte Kernel beschwert hat</translation>
    </message>
</context>
<context>
    <name>PlayStateText</name>
    <message>
        <source>Paused at</source>
        <translation>Angehalten bei</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Läuft</translation>
    </message>
    <message>
        <source>In the past</source>
        <translation>In der Vergangenheit</translation>
    </message>
    <message>
        <source>Replaying</source>
        <translation>Wiedergabe</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Zu Ende</translation>
    </message>
</context>
<context>
    <name>QObject</name>
    <message>
        <source>A link of this scenario</source>
        <translation>Ein Verweis dieses Szenarios</translation>
    </message>
    <message>
        <source>Open this page in the browser?</source>
        <translation>Diese Seite im Browser öffnen?</translation>
    </message>
    <message>
        <source>This link leads to no web page, and is not opened.</source>
        <translation>Dieser Verweis führt zu keiner Webseite und wird nicht geöffnet.</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
</context>
<context>
    <name>RetentionText</name>
    <message>
        <source>Run again from %1 on. Earlier events come back where you go there.</source>
        <translation>Ab %1 noch einmal ausgeführt. Frühere Ereignisse kommen wieder, wenn man dorthin geht.</translation>
    </message>
    <message>
        <source>Events before %1 are no longer kept. Going back there runs it again.</source>
        <translation>Ereignisse vor %1 sind nicht mehr aufbewahrt. Wer dorthin zurückgeht, führt sie noch einmal aus.</translation>
    </message>
</context>
<context>
    <name>RtcStripText</name>
    <message numerus="yes">
        <source>%n timer 1 interrupt(s)</source>
        <translation>
            <numerusform>%n Interrupt von Timer 1</numerusform>
            <numerusform>%n Interrupts von Timer 1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lost</source>
        <translation>
            <numerusform>%n verloren</numerusform>
            <numerusform>%n verloren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update interrupt(s)</source>
        <translation>
            <numerusform>%n Update-Interrupt</numerusform>
            <numerusform>%n Update-Interrupts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alarm interrupt(s)</source>
        <translation>
            <numerusform>%n Alarm-Interrupt</numerusform>
            <numerusform>%n Alarm-Interrupts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n periodic interrupt(s)</source>
        <translation>
            <numerusform>%n periodischer Interrupt</numerusform>
            <numerusform>%n periodische Interrupts</numerusform>
        </translation>
    </message>
    <message>
        <source>interrupts held off, %1 to %2</source>
        <translation>Interrupts aufgehalten, %1 bis %2</translation>
    </message>
    <message>
        <source>the comparator was passed: silence since %1</source>
        <translation>der Komparator wurde verpasst: Stille seit %1</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
</context>
<context>
    <name>RunQueueText</name>
    <message>
        <source>nice −%1</source>
        <translation>nice −%1</translation>
    </message>
    <message>
        <source>nice %1</source>
        <translation>nice %1</translation>
    </message>
    <message>
        <source>CPU %1</source>
        <translation>CPU %1</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>offline</translation>
    </message>
    <message numerus="yes">
        <source>%1 wait(s)</source>
        <translation>
            <numerusform>%1 wartet</numerusform>
            <numerusform>%1 warten</numerusform>
        </translation>
    </message>
    <message>
        <source>Threads that run or wait here: %1 (rq-&gt;nr_running)</source>
        <translation>Threads, die hier laufen oder warten: %1 (rq-&gt;nr_running)</translation>
    </message>
    <message>
        <source>vruntime %1, min_vruntime %2
weight %3, %4</source>
        <translation>vruntime %1, min_vruntime %2
Gewicht %3, %4</translation>
    </message>
    <message>
        <source>Real-time priority %1: before all fair threads</source>
        <translation>Echtzeitpriorität %1: vor allen fairen Threads</translation>
    </message>
    <message>
        <source>no slice</source>
        <translation>keine Zeitscheibe</translation>
    </message>
    <message>
        <source>until it sleeps or yields</source>
        <translation>bis er schläft oder abgibt</translation>
    </message>
    <message>
        <source>SCHED_FIFO: it runs until it sleeps, yields, or a higher priority comes</source>
        <translation>SCHED_FIFO: er läuft, bis er schläft, abgibt oder eine höhere Priorität kommt</translation>
    </message>
    <message>
        <source>time slice</source>
        <translation>Zeitscheibe</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>SCHED_RR: then it goes behind those of its priority (rt.time_slice)</source>
        <translation>SCHED_RR: dann stellt er sich hinter die seiner Priorität (rt.time_slice)</translation>
    </message>
    <message>
        <source>real time</source>
        <translation>Echtzeit</translation>
    </message>
    <message>
        <source>without a limit</source>
        <translation>ohne Grenze</translation>
    </message>
    <message>
        <source>sched_rt_runtime_us does not hold RT threads back here</source>
        <translation>sched_rt_runtime_us hält Echtzeit-Threads hier nicht auf</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>aufgehalten</translation>
    </message>
    <message>
        <source>RT threads may use %1 of every %2 (rt_rq-&gt;rt_time, rt_runtime)</source>
        <translation>Echtzeit-Threads dürfen %1 von je %2 nutzen (rt_rq-&gt;rt_time, rt_runtime)</translation>
    </message>
    <message>
        <source>They have used it up and wait for a period to end (rt_throttled)</source>
        <translation>Sie haben es verbraucht und warten, bis eine Periode endet (rt_throttled)</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 mehr</translation>
    </message>
    <message>
        <source>Only those that go first are shown</source>
        <translation>Nur die, die zuerst drankommen, sind gezeigt</translation>
    </message>
    <message>
        <source>min_vruntime %1</source>
        <translation>min_vruntime %1</translation>
    </message>
    <message>
        <source>load %1</source>
        <translation>Last %1</translation>
    </message>
    <message>
        <source>cfs_rq-&gt;min_vruntime; rq-&gt;load.weight
cfs_rq-&gt;load.weight %1
rq-&gt;cpu_load %2</source>
        <translation>cfs_rq-&gt;min_vruntime; rq-&gt;load.weight
cfs_rq-&gt;load.weight %1
rq-&gt;cpu_load %2</translation>
    </message>
    <message numerus="yes">
        <source>%n idle</source>
        <translation>
            <numerusform>%n frei</numerusform>
            <numerusform>%n frei</numerusform>
        </translation>
    </message>
    <message>
        <source>Idle: %1</source>
        <translation>Frei: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n offline</source>
        <translation>
            <numerusform>%n offline</numerusform>
            <numerusform>%n offline</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline: %1</source>
        <translation>Offline: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>gives way</source>
        <translation>macht Platz</translation>
    </message>
    <message>
        <source>next buddy</source>
        <translation>Next Buddy</translation>
    </message>
    <message>
        <source>last buddy</source>
        <translation>Last Buddy</translation>
    </message>
    <message>
        <source>batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>idle policy</source>
        <translation>Idle-Policy</translation>
    </message>
    <message>
        <source>slice</source>
        <translation>Zeitscheibe</translation>
    </message>
    <message>
        <source>alone: nothing ends its turn</source>
        <translation>allein: nichts beendet seine Runde</translation>
    </message>
    <message>
        <source>The tick looks at slices only where fair threads wait (check_preempt_tick)</source>
        <translation>Der Tick sieht nur dann auf Zeitscheiben, wenn faire Threads warten (check_preempt_tick)</translation>
    </message>
    <message>
        <source>Its share of the period by weight (sched_slice). The first tick that finds more than this used lets the next one run</source>
        <translation>Sein Anteil an der Periode nach Gewicht (sched_slice). Der erste Tick, der mehr verbraucht findet, lässt den Nächsten laufen</translation>
    </message>
    <message>
        <source>runs</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>goes next</source>
        <translation>kommt als Nächster</translation>
    </message>
    <message>
        <source>waits</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>aufgeklappt</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>zugeklappt</translation>
    </message>
    <message>
        <source>weight %1</source>
        <translation>Gewicht %1</translation>
    </message>
    <message>
        <source>%1 ms from min_vruntime</source>
        <translation>%1 ms von min_vruntime</translation>
    </message>
</context>
<context>
    <name>ScheduleText</name>
    <message>
        <source>on at %1</source>
        <translation>an ab %1</translation>
    </message>
    <message>
        <source>off at %1</source>
        <translation>aus ab %1</translation>
    </message>
    <message>
        <source>on since %1</source>
        <translation>an seit %1</translation>
    </message>
    <message>
        <source>off since %1</source>
        <translation>aus seit %1</translation>
    </message>
</context>
<context>
    <name>ScrubberText</name>
    <message>
        <source>CPU %1 offline</source>
        <translation>CPU %1 offline</translation>
    </message>
    <message>
        <source>CPU %1 online</source>
        <translation>CPU %1 online</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>a signal to a process</comment>
        <translation>%1 an %2</translation>
    </message>
    <message>
        <source>%1 exits</source>
        <translation>%1 endet</translation>
    </message>
    <message>
        <source>setitimer for %1</source>
        <translation>setitimer für %1</translation>
    </message>
    <message>
        <source>RLIMIT_CPU of %1</source>
        <translation>RLIMIT_CPU von %1</translation>
    </message>
    <message>
        <source>%1 nice %2</source>
        <translation>%1 nice %2</translation>
    </message>
    <message>
        <source>CPUs of %1</source>
        <translation>CPUs von %1</translation>
    </message>
    <message>
        <source>clock of %1 read</source>
        <translation>Uhr von %1 gelesen</translation>
    </message>
    <message>
        <source>timer of %1 sampled</source>
        <translation>Timer von %1 abgefragt</translation>
    </message>
    <message>
        <source>kernel changed</source>
        <translation>Kernel geändert</translation>
    </message>
    <message>
        <source>alarm off</source>
        <translation>Alarm aus</translation>
    </message>
    <message>
        <source>alarm %1</source>
        <translation>Alarm %1</translation>
    </message>
    <message>
        <source>update interrupts on</source>
        <translation>Update-Interrupts an</translation>
    </message>
    <message>
        <source>update interrupts off</source>
        <translation>Update-Interrupts aus</translation>
    </message>
    <message>
        <source>periodic interrupts off</source>
        <translation>periodische Interrupts aus</translation>
    </message>
    <message>
        <source>periodic interrupts at %1 Hz</source>
        <translation>periodische Interrupts mit %1 Hz</translation>
    </message>
    <message>
        <source>%1 starts</source>
        <translation>%1 startet</translation>
    </message>
    <message>
        <source>a process starts</source>
        <translation>ein Prozess startet</translation>
    </message>
    <message>
        <source>recorded to %1</source>
        <translation>aufgezeichnet bis %1</translation>
    </message>
    <message>
        <source>recorded to %1 · press End to follow live</source>
        <translation>aufgezeichnet bis %1 · Ende folgt dem Lauf</translation>
    </message>
    <message>
        <source>ended at %1</source>
        <translation>zu Ende bei %1</translation>
    </message>
    <message>
        <source>a thread more for %1</source>
        <translation>ein weiterer Thread für %1</translation>
    </message>
    <message>
        <source>another program for %1</source>
        <translation>ein anderes Programm für %1</translation>
    </message>
    <message>
        <source>burst of %1 ended</source>
        <translation>Abschnitt von %1 beendet</translation>
    </message>
    <message>
        <source>policy of %1</source>
        <translation>Strategie von %1</translation>
    </message>
    <message>
        <source>timer %1 of %2 made</source>
        <translation>Timer %1 von %2 angelegt</translation>
    </message>
    <message>
        <source>timer %1 of %2 set</source>
        <translation>Timer %1 von %2 gestellt</translation>
    </message>
    <message>
        <source>timer %1 of %2 deleted</source>
        <translation>Timer %1 von %2 gelöscht</translation>
    </message>
    <message>
        <source>what %1 does about %2</source>
        <translation>was %1 bei %2 tut</translation>
    </message>
    <message>
        <source>signal mask of %1</source>
        <translation>Signalmaske von %1</translation>
    </message>
    <message>
        <source>RLIMIT_RTTIME of %1</source>
        <translation>RLIMIT_RTTIME von %1</translation>
    </message>
</context>
<context>
    <name>SentenceWriter</name>
    <message>
        <source>by %1</source>
        <translation>durch %1</translation>
    </message>
    <message>
        <source>CPU %1</source>
        <translation>CPU %1</translation>
    </message>
    <message>
        <source>a CPU</source>
        <translation>eine CPU</translation>
    </message>
    <message>
        <source>Timer %1 of %2</source>
        <translation>Timer %1 von %2</translation>
    </message>
    <message>
        <source>utime %1, stime %2, run time %3</source>
        <translation>utime %1, stime %2, Laufzeit %3</translation>
    </message>
    <message>
        <source>%1 is no longer active</source>
        <translation>%1 ist nicht mehr aktiv</translation>
    </message>
    <message>
        <source>%1 is no longer online</source>
        <translation>%1 ist nicht mehr online</translation>
    </message>
    <message>
        <source>%1 has lost its threads</source>
        <translation>%1 hat ihre Threads verloren</translation>
    </message>
    <message>
        <source>%1 is dead</source>
        <translation>%1 ist tot</translation>
    </message>
    <message>
        <source>%1 is online</source>
        <translation>%1 ist online</translation>
    </message>
    <message>
        <source>%1 is idle and stops its tick</source>
        <translation>%1 ist frei und hält ihren Tick an</translation>
    </message>
    <message>
        <source>%1 starts its tick again</source>
        <translation>%1 startet ihren Tick wieder</translation>
    </message>
    <message>
        <source>%1 of idleness made up for</source>
        <translation>%1 Leerlauf nachgeholt</translation>
    </message>
    <message>
        <source>%1 joins the idle mask</source>
        <translation>%1 tritt der Idle-Maske bei</translation>
    </message>
    <message>
        <source>%1 leaves the idle mask</source>
        <translation>%1 verlässt die Idle-Maske</translation>
    </message>
    <message>
        <source>nohz.cpu_mask has %1</source>
        <translation>nohz.cpu_mask hat %1</translation>
    </message>
    <message>
        <source>%1 balances for the idle</source>
        <translation>%1 verteilt für die freien</translation>
    </message>
    <message>
        <source>Nobody balances for the idle</source>
        <translation>Niemand verteilt für die freien</translation>
    </message>
    <message>
        <source>counter %1, compare %2</source>
        <translation>Zähler %1, Komparator %2</translation>
    </message>
    <message>
        <source>The HPET interrupts</source>
        <translation>Der HPET unterbricht</translation>
    </message>
    <message>
        <source>The HPET is set anew, %1 lost</source>
        <translation>Der HPET wird neu gestellt, %1 verloren</translation>
    </message>
    <message>
        <source>The HPET is set anew</source>
        <translation>Der HPET wird neu gestellt</translation>
    </message>
    <message>
        <source>RTC update interrupt</source>
        <translation>Update-Interrupt der RTC</translation>
    </message>
    <message>
        <source>RTC alarm interrupt</source>
        <translation>Alarm-Interrupt der RTC</translation>
    </message>
    <message>
        <source>RTC periodic interrupt</source>
        <translation>Periodischer Interrupt der RTC</translation>
    </message>
    <message>
        <source>The clock is the sum of live and dead</source>
        <translation>Die Uhr ist die Summe aus Lebenden und Toten</translation>
    </message>
    <message>
        <source>Run time never falls</source>
        <translation>Laufzeit fällt nie</translation>
    </message>
    <message>
        <source>A task is on one queue</source>
        <translation>Eine Task steht in einer Queue</translation>
    </message>
    <message>
        <source>A run queue counts what is on it</source>
        <translation>Eine Run-Queue zählt, was in ihr steht</translation>
    </message>
    <message>
        <source>One CPU at most balances for the idle</source>
        <translation>Höchstens eine CPU verteilt für die freien</translation>
    </message>
    <message>
        <source>Masks lie within the online CPUs</source>
        <translation>Masken liegen innerhalb der Online-CPUs</translation>
    </message>
    <message>
        <source>Virtual run times are ordered</source>
        <translation>Virtuelle Laufzeiten sind geordnet</translation>
    </message>
    <message>
        <source>No CPU idles while a task waits for it</source>
        <translation>Keine CPU ist frei, während eine Task auf sie wartet</translation>
    </message>
    <message>
        <source>A law of the model is broken: %1</source>
        <translation>Ein Gesetz des Modells ist verletzt: %1</translation>
    </message>
    <message>
        <source>Warning: a timer was sampled that does not run</source>
        <translation>Warnung: ein Timer wurde abgefragt, der nicht läuft</translation>
    </message>
    <message>
        <source>Warning: %1 lost the last CPU that it may run on</source>
        <translation>Warnung: %1 hat die letzte CPU verloren, auf der er laufen darf</translation>
    </message>
    <message>
        <source>Warning: HPET interrupts were lost</source>
        <translation>Warnung: HPET-Interrupts gingen verloren</translation>
    </message>
    <message>
        <source>Warning: real-time threads are throttled</source>
        <translation>Warnung: Echtzeit-Threads werden gebremst</translation>
    </message>
    <message>
        <source>Warning: the CPU cannot go offline</source>
        <translation>Warnung: die CPU kann nicht offline gehen</translation>
    </message>
    <message>
        <source>Warning: %1 ran too long as a real-time thread</source>
        <translation>Warnung: %1 lief zu lange als Echtzeit-Thread</translation>
    </message>
    <message>
        <source>The RTC&apos;s alarm is switched off</source>
        <translation>Der Alarm der RTC wird ausgeschaltet</translation>
    </message>
    <message>
        <source>The RTC&apos;s alarm is set to %1</source>
        <translation>Der Alarm der RTC wird auf %1 gestellt</translation>
    </message>
    <message>
        <source>The RTC&apos;s periodic interrupts go off</source>
        <translation>Die periodischen Interrupts der RTC gehen aus</translation>
    </message>
    <message>
        <source>The RTC is to interrupt %1 times a second</source>
        <translation>Die RTC soll %1-mal in der Sekunde unterbrechen</translation>
    </message>
    <message>
        <source>%1 is to go offline</source>
        <translation>%1 soll offline gehen</translation>
    </message>
    <message>
        <source>%1 is to come online</source>
        <translation>%1 soll online kommen</translation>
    </message>
    <message>
        <source>%1 is sent to %2</source>
        <translation>%1 wird an %2 gesendet</translation>
    </message>
    <message>
        <source>A thread of %1 is made to exit</source>
        <translation>Ein Thread von %1 wird beendet</translation>
    </message>
    <message>
        <source>A timer of %1 is set</source>
        <translation>Ein Timer von %1 wird gestellt</translation>
    </message>
    <message>
        <source>The CPU limit of %1 is set</source>
        <translation>Das CPU-Limit von %1 wird gesetzt</translation>
    </message>
    <message>
        <source>A thread of %1 is reniced</source>
        <translation>Ein Thread von %1 bekommt einen anderen Nice-Wert</translation>
    </message>
    <message>
        <source>The clock of %1 is read</source>
        <translation>Die Uhr von %1 wird gelesen</translation>
    </message>
    <message>
        <source>The timer of %1 is sampled</source>
        <translation>Der Timer von %1 wird abgefragt</translation>
    </message>
    <message>
        <source>A fix is switched</source>
        <translation>Ein Fix wird umgeschaltet</translation>
    </message>
    <message>
        <source>%1 is started</source>
        <translation>%1 wird gestartet</translation>
    </message>
    <message>
        <source>A thread of %1 gets other CPUs</source>
        <translation>Ein Thread von %1 bekommt andere CPUs</translation>
    </message>
    <message>
        <source>The RTC&apos;s update interrupts go on</source>
        <translation>Die Update-Interrupts der RTC gehen an</translation>
    </message>
    <message>
        <source>The RTC&apos;s update interrupts go off</source>
        <translation>Die Update-Interrupts der RTC gehen aus</translation>
    </message>
    <message>
        <source>Something is done</source>
        <translation>Etwas wird getan</translation>
    </message>
    <message>
        <source>from outside</source>
        <translation>von außen</translation>
    </message>
    <message>
        <source>%1 goes from %2 to %3</source>
        <translation>%1 geht von %2 zu %3 über</translation>
    </message>
    <message>
        <source>%1 wakes on %2</source>
        <translation>%1 erwacht auf %2</translation>
    </message>
    <message>
        <source>%1 is new, on %2</source>
        <translation>%1 ist neu, auf %2</translation>
    </message>
    <message>
        <source>%1 moves from %2 to %3</source>
        <translation>%1 wechselt von %2 auf %3</translation>
    </message>
    <message>
        <source>%1 makes %2</source>
        <translation>%1 erzeugt %2</translation>
    </message>
    <message>
        <source>%1 is made</source>
        <translation>%1 wird erzeugt</translation>
    </message>
    <message>
        <source>%1 exits, killed by %2</source>
        <translation>%1 endet, getötet von %2</translation>
    </message>
    <message>
        <source>%1 exits</source>
        <translation>%1 endet</translation>
    </message>
    <message>
        <source>do_exit, code %1</source>
        <translation>do_exit, Code %1</translation>
    </message>
    <message>
        <source>%1 reaps %2</source>
        <translation>%1 sammelt %2 ein</translation>
    </message>
    <message>
        <source>%1 has run %2 more</source>
        <translation>%1 ist %2 weitergelaufen</translation>
    </message>
    <message>
        <source>The tick of %1 charges %2, user</source>
        <translation>Der Tick von %1 belastet %2, User</translation>
    </message>
    <message>
        <source>The tick of %1 charges %2, system</source>
        <translation>Der Tick von %1 belastet %2, System</translation>
    </message>
    <message>
        <source>The tick of %1 finds it idle</source>
        <translation>Der Tick von %1 findet sie frei</translation>
    </message>
    <message>
        <source>%1&apos;s timer is fed</source>
        <translation>Der Timer von %1 wird gespeist</translation>
    </message>
    <message>
        <source>%1 more</source>
        <translation>%1 mehr</translation>
    </message>
    <message>
        <source>%1 is in user mode</source>
        <translation>%1 ist im User-Modus</translation>
    </message>
    <message>
        <source>%1 is in system mode</source>
        <translation>%1 ist im System-Modus</translation>
    </message>
    <message>
        <source>%1 leaves its time to %2</source>
        <translation>%1 hinterlässt %2 seine Zeit</translation>
    </message>
    <message>
        <source>%1 hears that %2 is dead</source>
        <translation>%1 erfährt, dass %2 tot ist</translation>
    </message>
    <message>
        <source>The time lock of %1 is taken</source>
        <translation>Die Zeitsperre von %1 wird genommen</translation>
    </message>
    <message>
        <source>its cache line moves</source>
        <translation>ihre Cache-Zeile wandert</translation>
    </message>
    <message>
        <source>uncontended</source>
        <translation>unbestritten</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>%1 of %2 is switched off</source>
        <translation>%1 von %2 wird ausgeschaltet</translation>
    </message>
    <message>
        <source>%1 of %2 is set to %3, once</source>
        <translation>%1 von %2 wird auf %3 gestellt, einmalig</translation>
    </message>
    <message>
        <source>%1 of %2 is set to %3, then every %4</source>
        <translation>%1 von %2 wird auf %3 gestellt, danach alle %4</translation>
    </message>
    <message>
        <source>: due at %1 of its clock</source>
        <translation>: fällig bei %1 seiner Uhr</translation>
    </message>
    <message>
        <source>%1 of %2 is due</source>
        <translation>%1 von %2 ist fällig</translation>
    </message>
    <message>
        <source>its clock stands at %1</source>
        <translation>seine Uhr steht bei %1</translation>
    </message>
    <message>
        <source>%1 is disarmed</source>
        <translation>%1 wird entschärft</translation>
    </message>
    <message>
        <source>%1 is armed for %2</source>
        <translation>%1 wird auf %2 scharf gestellt</translation>
    </message>
    <message>
        <source>%1 is deleted</source>
        <translation>%1 wird gelöscht</translation>
    </message>
    <message>
        <source>%1 fires</source>
        <translation>%1 feuert</translation>
    </message>
    <message>
        <source>due at %1, its clock stands at %2</source>
        <translation>fällig bei %1, seine Uhr steht bei %2</translation>
    </message>
    <message>
        <source>%1&apos;s timer starts</source>
        <translation>Der Timer von %1 startet</translation>
    </message>
    <message>
        <source>it stood at %1 and becomes %2</source>
        <translation>er stand auf %1 und wird %2</translation>
    </message>
    <message>
        <source>%1&apos;s timer stops</source>
        <translation>Der Timer von %1 stoppt</translation>
    </message>
    <message>
        <source>The expiry cache of %1 changes</source>
        <translation>Der Ablauf-Cache von %1 ändert sich</translation>
    </message>
    <message>
        <source>%1 reads the clock of %2</source>
        <translation>%1 liest die Uhr von %2</translation>
    </message>
    <message>
        <source>Somebody outside</source>
        <translation>Jemand außerhalb</translation>
    </message>
    <message>
        <source>%1 of %2 is read: %3 left</source>
        <translation>%1 von %2 wird gelesen: noch %3</translation>
    </message>
    <message>
        <source>Timer of %1 is read: %2 left</source>
        <translation>Timer von %1 wird gelesen: noch %2</translation>
    </message>
    <message>
        <source>%1 asks for its usage: user %2, system %3</source>
        <translation>%1 fragt nach seinem Verbrauch: User %2, System %3</translation>
    </message>
    <message>
        <source>RLIMIT_CPU of %1 is %2, at most %3</source>
        <translation>RLIMIT_CPU von %1 ist %2, höchstens %3</translation>
    </message>
    <message>
        <source>it is the running thread and does not block it</source>
        <translation>es ist der laufende Thread und er blockiert es nicht</translation>
    </message>
    <message>
        <source>on %1&apos;s behalf</source>
        <translation>im Auftrag von %1</translation>
    </message>
    <message>
        <source>%1 is queued to %2; %3 takes it</source>
        <translation>%1 wird bei %2 eingereiht; %3 nimmt es</translation>
    </message>
    <message>
        <source>%1 is queued to %2</source>
        <translation>%1 wird bei %2 eingereiht</translation>
    </message>
    <message>
        <source>%1 to %2 falls together with one that waits</source>
        <translation>%1 an %2 fällt mit einem wartenden zusammen</translation>
    </message>
    <message>
        <source>%1 to %2 is ignored</source>
        <translation>%1 an %2 wird ignoriert</translation>
    </message>
    <message>
        <source>%1 handles %2</source>
        <translation>%1 behandelt %2</translation>
    </message>
    <message>
        <source>%1 takes %2, with the default action</source>
        <translation>%1 nimmt %2, mit der Standardaktion</translation>
    </message>
    <message>
        <source>%1 drops %2</source>
        <translation>%1 verwirft %2</translation>
    </message>
    <message>
        <source>No thread sleeps on when what it waits for has come</source>
        <translation>Kein Thread schläft weiter, wenn da ist, worauf er wartet</translation>
    </message>
    <message>
        <source>its clock stands at %1, due next at %2</source>
        <translation>seine Uhr steht bei %1, nächste Fälligkeit bei %2</translation>
    </message>
    <message>
        <source>%1 ends and tells nobody</source>
        <translation>%1 läuft ab und sagt es niemandem</translation>
    </message>
    <message>
        <source>%1, overrun %2</source>
        <translation>%1, Überlauf %2</translation>
    </message>
    <message>
        <source>%1 gets a new thread</source>
        <translation>%1 bekommt einen neuen Thread</translation>
    </message>
    <message>
        <source>%1 gets another program</source>
        <translation>%1 bekommt ein anderes Programm</translation>
    </message>
    <message>
        <source>The burst of %1 is ended</source>
        <translation>Der Abschnitt von %1 wird beendet</translation>
    </message>
    <message>
        <source>%1 gets another policy</source>
        <translation>%1 bekommt eine andere Strategie</translation>
    </message>
    <message>
        <source>A timer of %1 is made</source>
        <translation>Ein Timer von %1 wird angelegt</translation>
    </message>
    <message>
        <source>A timer of %1 is deleted</source>
        <translation>Ein Timer von %1 wird gelöscht</translation>
    </message>
    <message>
        <source>What %1 does about %2 is changed</source>
        <translation>Was %1 bei %2 tut, ändert sich</translation>
    </message>
    <message>
        <source>The signal mask of %1 is changed</source>
        <translation>Die Signalmaske von %1 ändert sich</translation>
    </message>
    <message>
        <source>The real-time limit of %1 is set</source>
        <translation>Das Echtzeit-Limit von %1 wird gesetzt</translation>
    </message>
    <message>
        <source>%1 goes on, and %2 is told</source>
        <translation>%1 läuft weiter, und %2 erfährt es</translation>
    </message>
    <message>
        <source>%1 has stopped, and %2 is told</source>
        <translation>%1 ist angehalten, und %2 erfährt es</translation>
    </message>
    <message>
        <source>%1 of %2 fails</source>
        <translation>%1 von %2 schlägt fehl</translation>
    </message>
    <message>
        <source>%1 from outside fails</source>
        <translation>%1 von außen schlägt fehl</translation>
    </message>
    <message>
        <source>%1 has waited for %2 and takes it</source>
        <translation>%1 hat auf %2 gewartet und nimmt es</translation>
    </message>
</context>
<context>
    <name>TaskText</name>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>sleeping</source>
        <translation>schläft</translation>
    </message>
    <message>
        <source>zombie</source>
        <translation>Zombie</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>weg</translation>
    </message>
    <message>
        <source>killed by %1</source>
        <translation>getötet von %1</translation>
    </message>
    <message>
        <source>exited with %1</source>
        <translation>beendet mit %1</translation>
    </message>
    <message>
        <source>exited</source>
        <translation>beendet</translation>
    </message>
    <message>
        <source>%1, zombie</source>
        <translation>%1, Zombie</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>idle</translation>
    </message>
    <message>
        <source>a thread to come</source>
        <translation>ein künftiger Thread</translation>
    </message>
    <message>
        <source>a process to come</source>
        <translation>ein künftiger Prozess</translation>
    </message>
    <message>
        <source>signal %1</source>
        <translation>Signal %1</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>angehalten</translation>
    </message>
</context>
<context>
    <name>TimeTicksText</name>
    <message>
        <source>%1 ticks</source>
        <comment>on an axis</comment>
        <translation>%1 Ticks</translation>
    </message>
</context>
<context>
    <name>ValueText</name>
    <message>
        <source>unlimited</source>
        <translation>unbegrenzt</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
</context>
<context>
    <name>WorldActsText</name>
    <message>
        <source>CPU %1 offline</source>
        <translation>CPU %1 offline</translation>
    </message>
    <message>
        <source>unplug hotplug take down switch off</source>
        <translation>abschalten entfernen hotplug</translation>
    </message>
    <message>
        <source>CPU %1 online</source>
        <translation>CPU %1 online</translation>
    </message>
    <message>
        <source>plug hotplug bring up switch on</source>
        <translation>einschalten hotplug</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 an %2</translation>
    </message>
    <message>
        <source>kill send a signal</source>
        <translation>kill Signal senden</translation>
    </message>
    <message>
        <source>ITIMER_PROF of %1 every %2</source>
        <translation>ITIMER_PROF von %1 alle %2</translation>
    </message>
    <message>
        <source>setitimer profiling timer</source>
        <translation>setitimer Profiling Timer</translation>
    </message>
    <message>
        <source>CPU limit of %1: %2 s</source>
        <translation>CPU-Limit von %1: %2 s</translation>
    </message>
    <message>
        <source>rlimit ulimit</source>
        <translation>rlimit ulimit Grenze</translation>
    </message>
    <message>
        <source>read the clock of %1</source>
        <translation>die Uhr von %1 lesen</translation>
    </message>
    <message>
        <source>renice %1 to %2</source>
        <translation>renice %1 auf %2</translation>
    </message>
    <message>
        <source>nice priority weight</source>
        <translation>nice Priorität Gewicht</translation>
    </message>
    <message>
        <source>let %1 exit</source>
        <translation>%1 enden lassen</translation>
    </message>
    <message>
        <source>end kill thread</source>
        <translation>beenden kill Thread</translation>
    </message>
    <message>
        <source>%1 only on CPU %2</source>
        <translation>%1 nur auf CPU %2</translation>
    </message>
    <message>
        <source>affinity taskset pin bind setaffinity</source>
        <translation>Affinität taskset binden setaffinity</translation>
    </message>
    <message>
        <source>%1 on all CPUs</source>
        <translation>%1 auf allen CPUs</translation>
    </message>
    <message>
        <source>affinity taskset unpin setaffinity</source>
        <translation>Affinität taskset lösen setaffinity</translation>
    </message>
    <message>
        <source>%1 on</source>
        <translation>%1 an</translation>
    </message>
    <message>
        <source>%1 off</source>
        <translation>%1 aus</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::Acts</name>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset to the file</source>
        <translation>Auf die Datei zurücksetzen</translation>
    </message>
    <message>
        <source>Go to “%1”</source>
        <translation>Gehe zu „%1“</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::BranchTree</name>
    <message>
        <source>Branches of the run</source>
        <translation>Zweige des Laufs</translation>
    </message>
    <message>
        <source>Up and Down choose one, Return goes there, F2 names it, Delete removes it</source>
        <translation>Auf und Ab wählen einen, Return geht dorthin, F2 benennt ihn, Entf entfernt ihn</translation>
    </message>
    <message>
        <source>Name the branch</source>
        <translation>Zweig benennen</translation>
    </message>
    <message>
        <source>Name of “%1”:</source>
        <translation>Name von „%1“:</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin</translation>
    </message>
    <message>
        <source>Name it…	F2</source>
        <translation>Benennen …	F2</translation>
    </message>
    <message>
        <source>Remove it from the tree	Del</source>
        <translation>Aus dem Baum entfernen	Entf</translation>
    </message>
    <message>
        <source>%1
This run is shown.</source>
        <translation>%1
Dieser Lauf wird gezeigt.</translation>
    </message>
    <message>
        <source>%1
Recorded to %2. A click goes there.</source>
        <translation>%1
Aufgezeichnet bis %2. Ein Klick geht dorthin.</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::CauseList</name>
    <message>
        <source>Go to this instant</source>
        <translation>Zu diesem Zeitpunkt</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::ClockFace</name>
    <message>
        <source>The RTC shows %1 %2</source>
        <translation>Die RTC zeigt %1 %2</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::ClocksPlot</name>
    <message>
        <source>Clock and timer</source>
        <translation>Uhr und Timer</translation>
    </message>
    <message>
        <source>%1: clock and timer</source>
        <translation>%1: Uhr und Timer</translation>
    </message>
    <message>
        <source>Choose a process to see its clocks</source>
        <translation>Einen Prozess wählen, um seine Uhren zu sehen</translation>
    </message>
    <message>
        <source>Clock and timer of the selected process</source>
        <translation>Uhr und Timer des gewählten Prozesses</translation>
    </message>
    <message>
        <source>CPU time over simulated time, with expiries and signals</source>
        <translation>CPU-Zeit über der simulierten Zeit, mit Abläufen und Signalen</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::CommandPalette</name>
    <message>
        <source>All commands</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was soll geschehen?</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::CompareBar</name>
    <message>
        <source>The difference before (Shift+N)</source>
        <translation>Der Unterschied davor (Umschalt+N)</translation>
    </message>
    <message>
        <source>Next difference ›</source>
        <translation>Nächster Unterschied ›</translation>
    </message>
    <message>
        <source>To the next difference (N)</source>
        <translation>Zum nächsten Unterschied (N)</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Tauschen</translation>
    </message>
    <message>
        <source>Show B, and compare it with A (X)</source>
        <translation>B zeigen und mit A vergleichen (X)</translation>
    </message>
    <message>
        <source>End the comparison (Esc)</source>
        <translation>Den Vergleich beenden (Esc)</translation>
    </message>
    <message>
        <source>Dashed and hollow in the clocks is B. The lanes, the tables and the log show A.</source>
        <translation>Gestrichelt und hohl in den Uhren ist B. Spuren, Tabellen und Protokoll zeigen A.</translation>
    </message>
    <message>
        <source>dashed and hollow: B · lanes and tables: A</source>
        <translation>gestrichelt und hohl: B · Spuren und Tabellen: A</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::CompareMenu</name>
    <message>
        <source>End the comparison	Esc</source>
        <translation>Den Vergleich beenden	Esc</translation>
    </message>
    <message>
        <source>Compare with the story from the start, one fix switched</source>
        <translation>Mit der Geschichte von Anfang an vergleichen, ein Fix umgeschaltet</translation>
    </message>
    <message>
        <source>From the start, all fixes at once</source>
        <translation>Von Anfang an, alle Fixes auf einmal</translation>
    </message>
    <message>
        <source>Compare with the story from the start on the kernel</source>
        <translation>Mit der Geschichte von Anfang an auf diesem Kernel vergleichen</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::CpuLanes</name>
    <message>
        <source>CPU %1 at %2</source>
        <translation>CPU %1 bei %2</translation>
    </message>
    <message numerus="yes">
        <source>%n thread(s) wait</source>
        <translation>
            <numerusform>%n Thread wartet</numerusform>
            <numerusform>%n Threads warten</numerusform>
        </translation>
    </message>
    <message>
        <source>CPU lanes</source>
        <translation>CPU-Spuren</translation>
    </message>
    <message>
        <source>Which thread ran on which CPU, over simulated time</source>
        <translation>Welcher Thread auf welcher CPU lief, über der simulierten Zeit</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::CpuTilesView</name>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>CPU %1</source>
        <translation>CPU %1</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>CPU %1: %2</source>
        <translation>CPU %1: %2</translation>
    </message>
    <message>
        <source>Busy %1 % of the time since boot</source>
        <translation>%1 % der Zeit seit dem Start beschäftigt</translation>
    </message>
    <message>
        <source>Ctrl+click or Return takes it offline</source>
        <translation>Strg+Klick oder Eingabe nimmt sie offline</translation>
    </message>
    <message>
        <source>Ctrl+click or Return takes it online</source>
        <translation>Strg+Klick oder Eingabe nimmt sie online</translation>
    </message>
    <message>
        <source>The boot CPU cannot go offline</source>
        <translation>Die Boot-CPU kann nicht offline gehen</translation>
    </message>
    <message>
        <source>The story on another machine</source>
        <translation>Die Geschichte auf einer anderen Maschine</translation>
    </message>
    <message>
        <source>CPU %1 offline from the start</source>
        <translation>CPU %1 von Anfang an offline</translation>
    </message>
    <message>
        <source>CPU %1 online from the start</source>
        <translation>CPU %1 von Anfang an online</translation>
    </message>
    <message>
        <source>CPU %1 offline at %2</source>
        <translation>CPU %1 offline ab %2</translation>
    </message>
    <message>
        <source>CPU %1 online at %2</source>
        <translation>CPU %1 online ab %2</translation>
    </message>
    <message>
        <source>At the instant shown; %1</source>
        <translation>Zum gezeigten Zeitpunkt; %1</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::CurvesPlot</name>
    <message>
        <source>CPU %1 %2</source>
        <translation>CPU %1 %2</translation>
    </message>
    <message>
        <source>Values over time</source>
        <translation>Werte über die Zeit</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::DiffersPanel</name>
    <message>
        <source>Differs</source>
        <translation>Anders</translation>
    </message>
    <message>
        <source>A</source>
        <translation>A</translation>
    </message>
    <message>
        <source>B</source>
        <translation>B</translation>
    </message>
    <message>
        <source>B − A</source>
        <translation>B − A</translation>
    </message>
    <message>
        <source>Values that differ now</source>
        <translation>Werte, die sich jetzt unterscheiden</translation>
    </message>
    <message>
        <source>Event by event, %1.</source>
        <translation>Ereignis für Ereignis: %1.</translation>
    </message>
    <message>
        <source>First they part at %1</source>
        <translation>Zuerst trennen sie sich bei %1</translation>
    </message>
    <message>
        <source>Differs at %1</source>
        <translation>Anders bei %1</translation>
    </message>
    <message>
        <source>Values at %1</source>
        <translation>Werte bei %1</translation>
    </message>
    <message>
        <source>The same on both.</source>
        <translation>Auf beiden gleich.</translation>
    </message>
    <message>
        <source>And more.</source>
        <translation>Und mehr.</translation>
    </message>
    <message>
        <source>A: %1</source>
        <translation>A: %1</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>B: %1</source>
        <translation>B: %1</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::EventLink</name>
    <message>
        <source>nothing of the kind</source>
        <translation>nichts dergleichen</translation>
    </message>
    <message>
        <source>Go to this instant</source>
        <translation>Zu diesem Zeitpunkt</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::ExplainPanel</name>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Why?</source>
        <translation>Warum?</translation>
    </message>
    <message>
        <source>Click a signal in the plot, an armed timer or a line of the log to see what led to it.</source>
        <translation>Ein Signal im Bild, einen scharfen Timer oder eine Zeile des Protokolls anklicken, um zu sehen, was dazu führte.</translation>
    </message>
    <message>
        <source>Its clock, written out</source>
        <translation>Seine Uhr, ausgeschrieben</translation>
    </message>
    <message>
        <source>Commits of the pull request</source>
        <translation>Commits des Pull-Requests</translation>
    </message>
    <message>
        <source>live + dead = clock</source>
        <translation>Lebende + Tote = Uhr</translation>
    </message>
    <message>
        <source>exec ms</source>
        <translation>exec ms</translation>
    </message>
    <message>
        <source>The clock written out</source>
        <translation>Die ausgeschriebene Uhr</translation>
    </message>
    <message>
        <source>Why, at %1?</source>
        <translation>Warum, bei %1?</translation>
    </message>
    <message>
        <source>The clock of %1, written out</source>
        <translation>Die Uhr von %1, ausgeschrieben</translation>
    </message>
    <message>
        <source>Select a process.</source>
        <translation>Einen Prozess wählen.</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::FixesPanel</name>
    <message>
        <source>Mended later</source>
        <translation>Später behoben</translation>
    </message>
    <message>
        <source>What kernels after 2.6.29-rc5 mended; all off in February 2009</source>
        <translation>Was Kernel nach 2.6.29-rc5 behoben haben; im Februar 2009 alles aus</translation>
    </message>
    <message>
        <source>Kernel %1</source>
        <translation>Kernel %1</translation>
    </message>
    <message>
        <source>From when on: %1</source>
        <translation>Ab wann: %1</translation>
    </message>
    <message>
        <source>From the start, or changed while running</source>
        <translation>Von Anfang an, oder im Lauf geändert</translation>
    </message>
    <message>
        <source>The story on another kernel</source>
        <translation>Die Geschichte auf einem anderen Kernel</translation>
    </message>
    <message>
        <source>On from the start</source>
        <translation>Von Anfang an an</translation>
    </message>
    <message>
        <source>Off from the start</source>
        <translation>Von Anfang an aus</translation>
    </message>
    <message>
        <source>On at %1</source>
        <translation>An ab %1</translation>
    </message>
    <message>
        <source>Off at %1</source>
        <translation>Aus ab %1</translation>
    </message>
    <message>
        <source>At the instant shown; %1</source>
        <translation>Zum gezeigten Zeitpunkt; %1</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::GalleryPage</name>
    <message>
        <source>Where the kernel&apos;s CPU time goes,
and why its timers fire.</source>
        <translation>Wohin die CPU-Zeit des Kernels geht
und warum seine Timer feuern.</translation>
    </message>
    <message>
        <source>Open a scenario…</source>
        <translation>Szenario öffnen …</translation>
    </message>
    <message>
        <source>Open a scenario file (Ctrl+O), or drop one anywhere</source>
        <translation>Eine Szenariodatei öffnen (Strg+O) oder irgendwo fallen lassen</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>Dunkel oder hell</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Keys: F1  ·  Commands: Ctrl+Shift+P</source>
        <translation>Tasten: F1  ·  Befehle: Strg+Umschalt+P</translation>
    </message>
    <message>
        <source>Back to the open story</source>
        <translation>Zurück zum offenen Szenario</translation>
    </message>
    <message>
        <source>%1 (Ctrl+E or Esc)</source>
        <translation>%1 (Strg+E oder Esc)</translation>
    </message>
    <message>
        <source>Search scenarios</source>
        <translation>Szenarien suchen</translation>
    </message>
    <message>
        <source>Nothing like that here.</source>
        <translation>Nichts dergleichen hier.</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>Szenarien</translation>
    </message>
    <message>
        <source>all  %1</source>
        <translation>alle  %1</translation>
    </message>
    <message>
        <source>Opened of late</source>
        <translation>Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Search titles, texts, tags, commits, functions…</source>
        <translation>Titel, Texte, Stichworte, Commits, Funktionen suchen …</translation>
    </message>
    <message>
        <source>lesson</source>
        <translation>Lektion</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::HistoryMenu</name>
    <message>
        <source>Go to a step</source>
        <translation>Zu einem Schritt gehen</translation>
    </message>
    <message>
        <source>As it was opened</source>
        <translation>Wie geöffnet</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::HpetDialView</name>
    <message>
        <source>The HPET&apos;s counter and comparator</source>
        <translation>Zähler und Komparator des HPET</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::HpetPanel</name>
    <message>
        <source>HPET</source>
        <translation>HPET</translation>
    </message>
    <message>
        <source>Registers of the HPET</source>
        <translation>Register des HPET</translation>
    </message>
    <message>
        <source>Go to the next wrap of the counter, as fast as possible</source>
        <translation>Zum nächsten Überlauf des Zählers, so schnell wie möglich</translation>
    </message>
    <message>
        <source>Interrupts so far, and when</source>
        <translation>Interrupts bisher, und wann</translation>
    </message>
    <message>
        <source>Real-time clock</source>
        <translation>Echtzeituhr</translation>
    </message>
    <message>
        <source>past 32 bits</source>
        <translation>über 32 Bit</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>Dorthin</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::KernelMenu</name>
    <message>
        <source>As the fixes have it</source>
        <translation>Wie die Fixes es wollen</translation>
    </message>
    <message>
        <source>All fixes on</source>
        <translation>Alle Fixes an</translation>
    </message>
    <message>
        <source>All fixes off</source>
        <translation>Alle Fixes aus</translation>
    </message>
    <message>
        <source>whatever the tree</source>
        <translation>gleich welcher Baum</translation>
    </message>
    <message>
        <source>The story on another kernel, from the start</source>
        <translation>Die Geschichte auf einem anderen Kernel, von Anfang an</translation>
    </message>
    <message>
        <source>With accounting</source>
        <translation>Mit der Abrechnung</translation>
    </message>
    <message>
        <source>With the scheduler of</source>
        <translation>Mit dem Scheduler von</translation>
    </message>
    <message>
        <source>All fixes on from now</source>
        <translation>Alle Fixes ab jetzt an</translation>
    </message>
    <message>
        <source>All fixes off from now</source>
        <translation>Alle Fixes ab jetzt aus</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::LiveHint</name>
    <message>
        <source>The run goes on · End follows it</source>
        <translation>Der Lauf geht weiter · Ende folgt ihm</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::LogPanel</name>
    <message>
        <source>Signals</source>
        <translation>Signale</translation>
    </message>
    <message>
        <source>Timers and clocks</source>
        <translation>Timer und Uhren</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>Warnungen</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Processes and threads</source>
        <translation>Prozesse und Threads</translation>
    </message>
    <message>
        <source>CPUs on and off</source>
        <translation>CPUs an und aus</translation>
    </message>
    <message>
        <source>HPET and RTC</source>
        <translation>HPET und RTC</translation>
    </message>
    <message>
        <source>Idle ticks, idle mask and its balancer</source>
        <translation>Ticks im Leerlauf, Idle-Maske und ihr Verteiler</translation>
    </message>
    <message>
        <source>Ticks and switches</source>
        <translation>Ticks und Wechsel</translation>
    </message>
    <message>
        <source>Kinds</source>
        <translation>Arten</translation>
    </message>
    <message>
        <source>Which kinds of events are listed</source>
        <translation>Welche Arten von Ereignissen aufgelistet sind</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Nothing of these kinds and words so far.</source>
        <translation>Bisher nichts von diesen Arten und Worten.</translation>
    </message>
    <message>
        <source>What happened</source>
        <translation>Was geschah</translation>
    </message>
    <message>
        <source>Filter, e.g. SIGPROF worker</source>
        <translation>Filter, z. B. SIGPROF worker</translation>
    </message>
    <message>
        <source>Filter of the log</source>
        <translation>Filter des Protokolls</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::MachinePanel</name>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::MainWindow</name>
    <message>
        <source>Scenario</source>
        <translation>Szenario</translation>
    </message>
    <message>
        <source>Open a scenario</source>
        <translation>Szenario öffnen</translation>
    </message>
    <message>
        <source>Scenarios (*.yaml *.yml *.json);;All files (*)</source>
        <translation>Szenarien (*.yaml *.yml *.json);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Time, e.g. 1.5s, 802ms, 250ticks:</source>
        <translation>Zeit, z. B. 1,5s, 802ms, 250ticks:</translation>
    </message>
    <message>
        <source>Go to an instant</source>
        <translation>Zu einem Zeitpunkt</translation>
    </message>
    <message>
        <source>“%1” is no time.</source>
        <translation>„%1“ ist keine Zeit.</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Run or pause</source>
        <translation>Laufen oder anhalten</translation>
    </message>
    <message>
        <source>Step forward</source>
        <translation>Schritt vor</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>Schritt zurück</translation>
    </message>
    <message>
        <source>Next event</source>
        <translation>Nächstes Ereignis</translation>
    </message>
    <message>
        <source>Event before</source>
        <translation>Ereignis davor</translation>
    </message>
    <message>
        <source>Next tick</source>
        <translation>Nächster Tick</translation>
    </message>
    <message>
        <source>Tick before</source>
        <translation>Tick davor</translation>
    </message>
    <message>
        <source>To the start</source>
        <translation>Zum Anfang</translation>
    </message>
    <message>
        <source>To the end of what is recorded</source>
        <translation>Zum Ende des Aufgezeichneten</translation>
    </message>
    <message>
        <source>Go to an instant…</source>
        <translation>Zu einem Zeitpunkt …</translation>
    </message>
    <message>
        <source>Back where I came from</source>
        <translation>Zurück, woher ich kam</translation>
    </message>
    <message>
        <source>Forward again</source>
        <translation>Wieder vor</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Speed: a thousandth</source>
        <translation>Tempo: ein Tausendstel</translation>
    </message>
    <message>
        <source>Speed: a hundredth</source>
        <translation>Tempo: ein Hundertstel</translation>
    </message>
    <message>
        <source>Speed: a tenth</source>
        <translation>Tempo: ein Zehntel</translation>
    </message>
    <message>
        <source>Speed: real time</source>
        <translation>Tempo: Echtzeit</translation>
    </message>
    <message>
        <source>Speed: as fast as possible</source>
        <translation>Tempo: so schnell wie möglich</translation>
    </message>
    <message>
        <source>Step by events</source>
        <translation>Schritt für Schritt nach Ereignissen</translation>
    </message>
    <message>
        <source>Step by ticks</source>
        <translation>Schritt für Schritt nach Ticks</translation>
    </message>
    <message>
        <source>Plots</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Hineinzoomen</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Herauszoomen</translation>
    </message>
    <message>
        <source>Pan to earlier</source>
        <translation>Zu früherem schieben</translation>
    </message>
    <message>
        <source>Pan to later</source>
        <translation>Zu späterem schieben</translation>
    </message>
    <message>
        <source>Show everything recorded</source>
        <translation>Alles Aufgezeichnete zeigen</translation>
    </message>
    <message>
        <source>Set marker A</source>
        <translation>Marke A setzen</translation>
    </message>
    <message>
        <source>Set marker B, to measure between them</source>
        <translation>Marke B setzen, um dazwischen zu messen</translation>
    </message>
    <message>
        <source>Take markers away, or end the comparison</source>
        <translation>Marken entfernen oder den Vergleich beenden</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Dateien</translation>
    </message>
    <message>
        <source>Open…</source>
        <translation>Öffnen …</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>Szenarien</translation>
    </message>
    <message>
        <source>Back to the open story</source>
        <translation>Zurück zum offenen Szenario</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Fenster</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Geschichte</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>Queues</translation>
    </message>
    <message>
        <source>Machine</source>
        <translation>Maschine</translation>
    </message>
    <message>
        <source>HPET and RTC</source>
        <translation>HPET und RTC</translation>
    </message>
    <message>
        <source>What differs</source>
        <translation>Was anders ist</translation>
    </message>
    <message>
        <source>Into the clocks</source>
        <translation>In die Uhren</translation>
    </message>
    <message>
        <source>Into the CPU lanes</source>
        <translation>In die CPU-Spuren</translation>
    </message>
    <message>
        <source>Into the armed timers</source>
        <translation>In die scharfen Timer</translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Im Protokoll suchen</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Go to the next wrap of the HPET&apos;s counter</source>
        <translation>Zum nächsten Überlauf des HPET-Zählers</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>Vollbild</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>Dunkel oder hell</translation>
    </message>
    <message>
        <source>Comparing two kernels</source>
        <translation>Zwei Kernel vergleichen</translation>
    </message>
    <message>
        <source>Compare with another kernel…</source>
        <translation>Mit einem anderen Kernel vergleichen …</translation>
    </message>
    <message>
        <source>Next difference</source>
        <translation>Nächster Unterschied</translation>
    </message>
    <message>
        <source>Difference before</source>
        <translation>Unterschied davor</translation>
    </message>
    <message>
        <source>Swap A and B</source>
        <translation>A und B tauschen</translation>
    </message>
    <message>
        <source>End the comparison</source>
        <translation>Den Vergleich beenden</translation>
    </message>
    <message>
        <source>Memory for a story: %1 MiB</source>
        <translation>Speicher für ein Szenario: %1 MiB</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Farbschema: dunkel</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Farbschema: hell</translation>
    </message>
    <message>
        <source>Theme: as the desktop has it</source>
        <translation>Farbschema: wie der Desktop</translation>
    </message>
    <message>
        <source>Compare: %1</source>
        <translation>Vergleichen: %1</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>Fixes of the kernel</source>
        <translation>Korrekturen des Kernels</translation>
    </message>
    <message>
        <source>play start go stop continue</source>
        <translation>abspielen Start los Stopp weiter</translation>
    </message>
    <message>
        <source>restart again reboot anew</source>
        <translation>neu noch einmal Neustart</translation>
    </message>
    <message>
        <source>beginning home boot rewind</source>
        <translation>Anfang Boot zurückspulen</translation>
    </message>
    <message>
        <source>live now last</source>
        <translation>live jetzt zuletzt</translation>
    </message>
    <message>
        <source>seek jump time</source>
        <translation>springen suchen Zeit</translation>
    </message>
    <message>
        <source>all whole zoom reset</source>
        <translation>alles ganz Zoom</translation>
    </message>
    <message>
        <source>measure distance ruler</source>
        <translation>messen Abstand Lineal</translation>
    </message>
    <message>
        <source>load yaml</source>
        <translation>laden YAML</translation>
    </message>
    <message>
        <source>stories examples lessons</source>
        <translation>Geschichten Beispiele Lektionen</translation>
    </message>
    <message>
        <source>exit close</source>
        <translation>beenden schließen</translation>
    </message>
    <message>
        <source>runqueue scheduler</source>
        <translation>Warteschlange Scheduler</translation>
    </message>
    <message>
        <source>trace events list</source>
        <translation>Trace Ereignisse Liste</translation>
    </message>
    <message>
        <source>cause explain reason fixes</source>
        <translation>Ursache erklären Grund Korrekturen</translation>
    </message>
    <message>
        <source>lanes gantt</source>
        <translation>Bahnen Gantt</translation>
    </message>
    <message>
        <source>diff kernel fix</source>
        <translation>Unterschied Kernel Korrektur</translation>
    </message>
    <message>
        <source>colours light dark night</source>
        <translation>Farben hell dunkel Nacht</translation>
    </message>
    <message>
        <source>help shortcuts</source>
        <translation>Hilfe Tastenkürzel</translation>
    </message>
    <message>
        <source>1x normal</source>
        <translation>1x normal</translation>
    </message>
    <message>
        <source>maximum unlimited</source>
        <translation>maximal unbegrenzt</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Run</source>
        <translation>&amp;Lauf</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Machine</source>
        <translation>&amp;Maschine</translation>
    </message>
    <message>
        <source>&amp;Compare</source>
        <translation>&amp;Vergleich</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>What can be done here</source>
        <translation>Was hier getan werden kann</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>Reset to the file</source>
        <translation>Auf die Datei zurücksetzen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>Speichern unter …</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>Rückgängig: %1</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>Wiederholen: %1</translation>
    </message>
    <message>
        <source>A click in a plot stops the run</source>
        <translation>Ein Klick in ein Diagramm hält den Lauf an</translation>
    </message>
    <message>
        <source>A click in a plot lets the run go on</source>
        <translation>Ein Klick in ein Diagramm lässt den Lauf weitergehen</translation>
    </message>
    <message>
        <source>“%1” was changed by another program since it was opened. Write over it?</source>
        <translation>„%1“ wurde seit dem Öffnen von einem anderen Programm geändert. Überschreiben?</translation>
    </message>
    <message>
        <source>Save the story</source>
        <translation>Geschichte speichern</translation>
    </message>
    <message>
        <source>Scenarios (*.yaml *.yml);;All files (*)</source>
        <translation>Szenarien (*.yaml *.yml);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2</source>
        <translation>„%1“ lässt sich nicht schreiben: %2</translation>
    </message>
    <message>
        <source>Not saved</source>
        <translation>Nicht gespeichert</translation>
    </message>
    <message>
        <source>What was done to “%1” is not saved.</source>
        <translation>Was an „%1“ getan wurde, ist nicht gespeichert.</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::MiddleColumn</name>
    <message>
        <source>Clocks of the selected process over time</source>
        <translation>Uhren des gewählten Prozesses über die Zeit</translation>
    </message>
    <message>
        <source>Who runs on which CPU over time</source>
        <translation>Wer auf welcher CPU läuft, über die Zeit</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::ProblemsPage</name>
    <message>
        <source>Copy all</source>
        <translation>Alles kopieren</translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>Neu einlesen</translation>
    </message>
    <message numerus="yes">
        <source>%1 cannot be opened: %n problem(s)</source>
        <translation>
            <numerusform>%1 lässt sich nicht öffnen: ein Problem</numerusform>
            <numerusform>%1 lässt sich nicht öffnen: %n Probleme</numerusform>
        </translation>
    </message>
    <message>
        <source>Back to what was open</source>
        <translation>Zurück zu dem, was offen war</translation>
    </message>
    <message>
        <source>Back to the scenarios</source>
        <translation>Zurück zu den Szenarien</translation>
    </message>
    <message>
        <source>…and more: “Copy all” has them.</source>
        <translation>… und mehr: „Alles kopieren“ hat sie.</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::QueuesPanel</name>
    <message>
        <source>Queues</source>
        <translation>Queues</translation>
    </message>
    <message>
        <source>vruntime: how far ahead of min_vruntime a thread is, in milliseconds of a nice-0 thread. The one that is furthest behind goes first.</source>
        <translation>vruntime: wie weit ein Thread vor min_vruntime liegt, in Millisekunden eines Threads mit nice 0. Wer am weitesten zurückliegt, kommt zuerst.</translation>
    </message>
    <message>
        <source>Run queues</source>
        <translation>Run-Queues</translation>
    </message>
    <message>
        <source>Who runs and who waits on each CPU, in the order in which they would be picked</source>
        <translation>Wer auf jeder CPU läuft und wartet, in der Reihenfolge, in der sie drankämen</translation>
    </message>
    <message>
        <source>runs, waits</source>
        <translation>läuft, wartet</translation>
    </message>
    <message>
        <source>weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>vruntime, ms</source>
        <translation>vruntime, ms</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::RtcForm</name>
    <message>
        <source>Alarm interrupt (AIE)</source>
        <translation>Alarm-Interrupt (AIE)</translation>
    </message>
    <message>
        <source>Interrupt at each change of the second (UIE)</source>
        <translation>Interrupt bei jedem Wechsel der Sekunde (UIE)</translation>
    </message>
    <message>
        <source>Periodic interrupts (PIE)</source>
        <translation>Periodische Interrupts (PIE)</translation>
    </message>
    <message>
        <source>Time of the alarm</source>
        <translation>Zeit des Alarms</translation>
    </message>
    <message>
        <source>Rate of the periodic interrupts</source>
        <translation>Rate der periodischen Interrupts</translation>
    </message>
    <message>
        <source>%1 Hz</source>
        <translation>%1 Hz</translation>
    </message>
    <message>
        <source>Alarm at</source>
        <translation>Alarm um</translation>
    </message>
    <message>
        <source>Update each second</source>
        <translation>Update jede Sekunde</translation>
    </message>
    <message>
        <source>Periodic at</source>
        <translation>Periodisch mit</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::RtcStrip</name>
    <message>
        <source>timer 1</source>
        <translation>Timer 1</translation>
    </message>
    <message>
        <source>lost</source>
        <translation>verloren</translation>
    </message>
    <message>
        <source>update</source>
        <translation>Update</translation>
    </message>
    <message>
        <source>alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>periodic</source>
        <translation>periodisch</translation>
    </message>
    <message>
        <source>comparator passed</source>
        <translation>Komparator verpasst</translation>
    </message>
    <message>
        <source>Interrupts of the RTC over time</source>
        <translation>Interrupts der RTC über der Zeit</translation>
    </message>
    <message>
        <source>Marks for update, alarm and periodic interrupts, and for those that were lost</source>
        <translation>Marken für Update-, Alarm- und periodische Interrupts und für verlorene</translation>
    </message>
    <message>
        <source>Interrupts of the RTC</source>
        <translation>Interrupts der RTC</translation>
    </message>
    <message>
        <source>interrupts held off</source>
        <translation>Interrupts zurückgehalten</translation>
    </message>
    <message>
        <source>comparator passed: nothing can come</source>
        <translation>Vergleicher verpasst: nichts kann kommen</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::ScenarioCard</name>
    <message>
        <source>Problems in this file: %1</source>
        <translation>Probleme in dieser Datei: %1</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::ScopePage</name>
    <message>
        <source>The whole run</source>
        <translation>Der ganze Lauf</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::ShortcutSheet</name>
    <message>
        <source>Wheel</source>
        <translation>Rad</translation>
    </message>
    <message>
        <source>Zoom at the pointer</source>
        <translation>Am Zeiger zoomen</translation>
    </message>
    <message>
        <source>Shift+Wheel</source>
        <translation>Umschalt+Rad</translation>
    </message>
    <message>
        <source>Pan</source>
        <translation>Schieben</translation>
    </message>
    <message>
        <source>Ctrl+Wheel</source>
        <translation>Strg+Rad</translation>
    </message>
    <message>
        <source>Higher or lower lanes</source>
        <translation>Höhere oder niedrigere Spuren</translation>
    </message>
    <message>
        <source>Close-up of the clocks</source>
        <translation>Uhren aus der Nähe</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>On a plot</source>
        <translation>In einem Bild</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::SpeedMenu</name>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Simulated seconds a second</source>
        <translation>Simulierte Sekunden je Sekunde</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::StateColumn</name>
    <message>
        <source>Armed timers</source>
        <translation>Scharfe Timer</translation>
    </message>
    <message>
        <source>Nothing is armed.</source>
        <translation>Nichts ist scharf.</translation>
    </message>
    <message>
        <source>Processes</source>
        <translation>Prozesse</translation>
    </message>
    <message>
        <source>timer</source>
        <translation>Timer</translation>
    </message>
    <message>
        <source>expires</source>
        <translation>läuft ab</translation>
    </message>
    <message>
        <source>left</source>
        <translation>noch</translation>
    </message>
    <message>
        <source>CPUs</source>
        <translation>CPUs</translation>
    </message>
    <message>
        <source>Armed timers of %1</source>
        <translation>Scharfe Timer von %1</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>%1, %2. Click: why is it armed?</source>
        <translation>%1, %2. Klick: warum ist er scharf?</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::StoryPanel</name>
    <message>
        <source>Compare with the kernel</source>
        <translation>Vergleichen mit dem Kernel</translation>
    </message>
    <message>
        <source>Story</source>
        <translation>Geschichte</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>About this scenario</source>
        <translation>Über dieses Szenario</translation>
    </message>
    <message>
        <source>What must come out</source>
        <translation>Was herauskommen muss</translation>
    </message>
    <message>
        <source>without %1</source>
        <translation>ohne %1</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>mit %1</translation>
    </message>
    <message>
        <source>Begin the lesson</source>
        <translation>Lektion beginnen</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Your answer, then Return</source>
        <translation>Die Antwort, dann Eingabe</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>It is %1. You said %2.</source>
        <translation>Es ist %1. Die Antwort war %2.</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::SwitchMenu</name>
    <message>
        <source>Changed while running, at %1</source>
        <translation>Im Lauf geändert, bei %1</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::TaskMenu</name>
    <message>
        <source>Let the thread exit</source>
        <translation>Den Thread enden lassen</translation>
    </message>
    <message>
        <source>Nice value (now %1)</source>
        <translation>Nice-Wert (jetzt %1)</translation>
    </message>
    <message>
        <source>Allowed CPUs</source>
        <translation>Erlaubte CPUs</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>only CPU %1</source>
        <translation>nur CPU %1</translation>
    </message>
    <message>
        <source>Read its clock</source>
        <translation>Seine Uhr lesen</translation>
    </message>
    <message>
        <source>Sample its timer</source>
        <translation>Seinen Timer abfragen</translation>
    </message>
    <message>
        <source>Send a signal</source>
        <translation>Ein Signal senden</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>alle %1</translation>
    </message>
    <message>
        <source>once, after %1</source>
        <translation>einmal, nach %1</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>CPU limit (RLIMIT_CPU)</source>
        <translation>CPU-Limit (RLIMIT_CPU)</translation>
    </message>
    <message>
        <source>%1 s, killed at %2 s</source>
        <translation>%1 s, getötet bei %2 s</translation>
    </message>
    <message>
        <source>Other…</source>
        <translation>Anderes …</translation>
    </message>
    <message>
        <source>CPU limit</source>
        <translation>CPU-Limit</translation>
    </message>
    <message>
        <source>Seconds of CPU time:</source>
        <translation>Sekunden CPU-Zeit:</translation>
    </message>
    <message>
        <source>unlimited</source>
        <translation>unbegrenzt</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::TaskTreeModel</name>
    <message>
        <source>Process %1. Its clock as a reader gets it: thread_group_cputime().</source>
        <translation>Prozess %1. Seine Uhr, wie ein Leser sie bekommt: thread_group_cputime().</translation>
    </message>
    <message>
        <source>Thread %1, %2, on CPU %3, nice %4
It has run for %5.</source>
        <translation>Thread %1, %2, auf CPU %3, nice %4
Er ist %5 gelaufen.</translation>
    </message>
    <message>
        <source>dead threads</source>
        <translation>tote Threads</translation>
    </message>
    <message>
        <source>What threads that are gone have left to their process: sig-&gt;utime, stime, sum_sched_runtime.</source>
        <translation>Was Threads, die weg sind, ihrem Prozess hinterlassen haben: sig-&gt;utime, stime, sum_sched_runtime.</translation>
    </message>
    <message>
        <source>name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>exec s</source>
        <translation>exec s</translation>
    </message>
    <message>
        <source>Process or thread</source>
        <translation>Prozess oder Thread</translation>
    </message>
    <message>
        <source>CPU where it runs, waits or last ran</source>
        <translation>CPU, auf der er läuft, wartet oder zuletzt lief</translation>
    </message>
    <message>
        <source>User time in ticks</source>
        <translation>User-Zeit in Ticks</translation>
    </message>
    <message>
        <source>System time in ticks</source>
        <translation>System-Zeit in Ticks</translation>
    </message>
    <message>
        <source>sum_exec_runtime: the precise run time, in seconds</source>
        <translation>sum_exec_runtime: die genaue Laufzeit, in Sekunden</translation>
    </message>
    <message>
        <source>nice %1</source>
        <translation>nice %1</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::TaskTreeView</name>
    <message>
        <source>Processes and threads</source>
        <translation>Prozesse und Threads</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::TimeScrubber</name>
    <message>
        <source>Only sums of this time are kept: going there runs it again</source>
        <translation>Von dieser Zeit sind nur Summen aufbewahrt: dorthin gehen führt sie noch einmal aus</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1 bei %2</translation>
    </message>
    <message>
        <source>The whole run</source>
        <translation>Der ganze Lauf</translation>
    </message>
    <message>
        <source>How far the run is recorded, which instant is shown, and what was done when</source>
        <translation>Wie weit der Lauf aufgezeichnet ist, welcher Zeitpunkt gezeigt ist und was wann getan wurde</translation>
    </message>
    <message>
        <source>the run goes on · End follows it</source>
        <translation>der Lauf geht weiter · Ende folgt ihm</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::TransportBar</name>
    <message>
        <source>Step size</source>
        <translation>Schrittweite</translation>
    </message>
    <message>
        <source>How far a step goes</source>
        <translation>Wie weit ein Schritt geht</translation>
    </message>
    <message>
        <source>One event: the next instant at which something happens</source>
        <translation>Ein Ereignis: der nächste Zeitpunkt, zu dem etwas geschieht</translation>
    </message>
    <message>
        <source>One tick: the next tick of the boot CPU</source>
        <translation>Ein Tick: der nächste Tick der Boot-CPU</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Simulated seconds a second</source>
        <translation>Simulierte Sekunden je Sekunde</translation>
    </message>
    <message>
        <source>Step back</source>
        <translation>Schritt zurück</translation>
    </message>
    <message>
        <source>Step back (←)</source>
        <translation>Schritt zurück (←)</translation>
    </message>
    <message>
        <source>Step forward</source>
        <translation>Schritt vor</translation>
    </message>
    <message>
        <source>Step forward (→)</source>
        <translation>Schritt vor (→)</translation>
    </message>
    <message>
        <source>Kernel</source>
        <translation>Kernel</translation>
    </message>
    <message>
        <source>The kernel that is modelled</source>
        <translation>Der Kernel, der modelliert wird</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>This story on another kernel, side by side (B)</source>
        <translation>Dieses Szenario auf einem anderen Kernel, nebeneinander (B)</translation>
    </message>
    <message>
        <source>Mode</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Scenarios</source>
        <translation>Szenarien</translation>
    </message>
    <message>
        <source>Scenarios (Ctrl+N)</source>
        <translation>Szenarien (Strg+N)</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>All commands</source>
        <translation>Alle Befehle</translation>
    </message>
    <message>
        <source>All commands (Ctrl+Shift+P)</source>
        <translation>Alle Befehle (Strg+Umschalt+P)</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Farbschema</translation>
    </message>
    <message>
        <source>Dark or light</source>
        <translation>Dunkel oder hell</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Step: event</source>
        <translation>Schritt: Ereignis</translation>
    </message>
    <message>
        <source>Step: tick</source>
        <translation>Schritt: Tick</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Los</translation>
    </message>
    <message>
        <source>Pause (Space)</source>
        <translation>Anhalten (Leertaste)</translation>
    </message>
    <message>
        <source>Run (Space)</source>
        <translation>Los (Leertaste)</translation>
    </message>
    <message>
        <source>tick %1</source>
        <translation>Tick %1</translation>
    </message>
    <message>
        <source>Keys (F1)</source>
        <translation>Tasten (F1)</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Undo, redo, save, and every step that was made</source>
        <translation>Rückgängig, Wiederholen, Speichern und jeder Schritt</translation>
    </message>
    <message>
        <source>● not saved</source>
        <translation>● nicht gespeichert</translation>
    </message>
    <message>
        <source>Back to the start, as it is configured now (Ctrl+R)</source>
        <translation>Zurück an den Anfang, wie es jetzt eingestellt ist (Strg+R)</translation>
    </message>
    <message>
        <source>Made again: %1 %</source>
        <translation>Neu gerechnet: %1 %</translation>
    </message>
</context>
<context>
    <name>tickscope::ui::ValuesTable</name>
    <message>
        <source>value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>Values at the instant shown</source>
        <translation>Werte zum gezeigten Zeitpunkt</translation>
    </message>
    <message>
        <source>Values</source>
        <translation>Werte</translation>
    </message>
</context>
</TS>
