<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en_US">
<context>
    <name>CircleWords</name>
    <message numerus="yes">
        <source>%n reader(s)</source>
        <extracomment>How many people read what is written to a circle</extracomment>
        <translation>
            <numerusform>%n reader</numerusform>
            <numerusform>%n readers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n follower(s)</source>
        <extracomment>How many people read somebody&apos;s public posts</extracomment>
        <translation>
            <numerusform>%n follower</numerusform>
            <numerusform>%n followers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LockWords</name>
    <message numerus="yes">
        <source>After %n hour(s)</source>
        <extracomment>Choice: lock when nobody has used the program for so many hours</extracomment>
        <translation>
            <numerusform>After %n hour</numerusform>
            <numerusform>After %n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <extracomment>Choice: lock when nobody has used the program for so many minutes</extracomment>
        <translation>
            <numerusform>After %n minute</numerusform>
            <numerusform>After %n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PostWords</name>
    <message numerus="yes">
        <source>%n replies</source>
        <translation>
            <numerusform>%n reply</numerusform>
            <numerusform>%n replies</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>shared %n times</source>
        <translation>
            <numerusform>shared %n time</numerusform>
            <numerusform>shared %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QsTab</name>
    <message numerus="yes">
        <source>%n new</source>
        <extracomment>Spoken with a tab that has a number on its corner</extracomment>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ServerRowsPage</name>
    <message numerus="yes">
        <source>Show more (%n left)</source>
        <extracomment>Button: shows the next rows; %n is how many are left</extracomment>
        <translation>
            <numerusform>Show more (%n left)</numerusform>
            <numerusform>Show more (%n left)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShelfWords</name>
    <message numerus="yes">
        <source>Gone in %n day(s)</source>
        <extracomment>How long a draft stays in the bin</extracomment>
        <translation>
            <numerusform>Gone in %n day</numerusform>
            <numerusform>Gone in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TrustWords</name>
    <message numerus="yes">
        <source>%n posts missing before this</source>
        <translation>
            <numerusform>%n post missing before this</numerusform>
            <numerusform>%n posts missing before this</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server sent %n altered items</source>
        <translation>
            <numerusform>The server sent %n altered item</numerusform>
            <numerusform>The server sent %n altered items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1&apos;s security key changed. %n posts wait until you have looked.</source>
        <extracomment>%1 is the name of a person, %n a number of posts</extracomment>
        <translation>
            <numerusform>%1&apos;s security key changed. %n post waits until you have looked.</numerusform>
            <numerusform>%1&apos;s security key changed. %n posts wait until you have looked.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server is sending altered items (%n). None of them was shown.</source>
        <extracomment>%n is a number greater than 3</extracomment>
        <translation>
            <numerusform>The server is sending altered items (%n). None of them was shown.</numerusform>
            <numerusform>The server is sending altered items (%n). None of them was shown.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n seconds</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n minutes</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n hours</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n days</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>You&apos;re offline. Reading and writing still work; %n things will go out when you&apos;re back.</source>
        <translation>
            <numerusform>You&apos;re offline. Reading and writing still work; %n things will go out when you&apos;re back.</numerusform>
            <numerusform>You&apos;re offline. Reading and writing still work; %n things will go out when you&apos;re back.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n people would like to connect.</source>
        <translation>
            <numerusform>%n people would like to connect.</numerusform>
            <numerusform>%n people would like to connect.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n likes</source>
        <translation>
            <numerusform>%n likes</numerusform>
            <numerusform>%n likes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <comment>Posts that wait above</comment>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
</TS>
