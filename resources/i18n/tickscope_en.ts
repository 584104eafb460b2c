<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>ClockSumText</name>
    <message numerus="yes">
        <source>thread_group_cputime walks %n thread(s) when the clock is read</source>
        <translation>
            <numerusform>thread_group_cputime walks %n thread when the clock is read</numerusform>
            <numerusform>thread_group_cputime walks %n threads when the clock is read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 more thread(s)</source>
        <translation>
            <numerusform>%1 more thread</numerusform>
            <numerusform>%1 more threads</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ClocksPainterText</name>
    <message numerus="yes">
        <source>%n signal(s)</source>
        <translation>
            <numerusform>%n signal</numerusform>
            <numerusform>%n signals</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CpuTileText</name>
    <message numerus="yes">
        <source>%n wait(s)</source>
        <translation>
            <numerusform>%n waits</numerusform>
            <numerusform>%n wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FormatText</name>
    <message numerus="yes">
        <source>%1 tick(s)</source>
        <translation>
            <numerusform>%1 tick</numerusform>
            <numerusform>%1 ticks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LanesKey</name>
    <message numerus="yes">
        <source>%n move(s): zoom in to see them</source>
        <translation>
            <numerusform>%n move: zoom in to see it</numerusform>
            <numerusform>%n moves: zoom in to see them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RtcStripText</name>
    <message numerus="yes">
        <source>%n timer 1 interrupt(s)</source>
        <translation>
            <numerusform>%n timer 1 interrupt</numerusform>
            <numerusform>%n timer 1 interrupts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lost</source>
        <translation>
            <numerusform>%n lost</numerusform>
            <numerusform>%n lost</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n update interrupt(s)</source>
        <translation>
            <numerusform>%n update interrupt</numerusform>
            <numerusform>%n update interrupts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n alarm interrupt(s)</source>
        <translation>
            <numerusform>%n alarm interrupt</numerusform>
            <numerusform>%n alarm interrupts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n periodic interrupt(s)</source>
        <translation>
            <numerusform>%n periodic interrupt</numerusform>
            <numerusform>%n periodic interrupts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RunQueueText</name>
    <message numerus="yes">
        <source>%1 wait(s)</source>
        <translation>
            <numerusform>%1 waits</numerusform>
            <numerusform>%1 wait</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n idle</source>
        <translation>
            <numerusform>%n idle</numerusform>
            <numerusform>%n idle</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n offline</source>
        <translation>
            <numerusform>%n offline</numerusform>
            <numerusform>%n offline</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tickscope::ui::CpuLanes</name>
    <message numerus="yes">
        <source>%n thread(s) wait</source>
        <translation>
            <numerusform>%n thread waits</numerusform>
            <numerusform>%n threads wait</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tickscope::ui::ProblemsPage</name>
    <message numerus="yes">
        <source>%1 cannot be opened: %n problem(s)</source>
        <translation>
            <numerusform>%1 cannot be opened: one problem</numerusform>
            <numerusform>%1 cannot be opened: %n problems</numerusform>
        </translation>
    </message>
</context>
</TS>
