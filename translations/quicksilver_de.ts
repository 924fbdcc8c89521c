<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
<context>
    <name>AboutPage</name>
    <message>
        <source>About</source>
        <extracomment>Title of the page about the program</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quicksilver</source>
        <extracomment>Name of the program</extracomment>
        <translation type="unfinished">Quicksilver</translation>
    </message>
    <message>
        <source>Version %1</source>
        <extracomment>%1 is a version such as 0.1.0</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A timeline for the people you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All but public posts is sealed on your device: the server cannot read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free software under the Mozilla Public License 2.0.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AccountSection</name>
    <message>
        <source>This account</source>
        <extracomment>Heading over rows about what opens the account</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Profile</source>
        <extracomment>Leads to the page with one&apos;s own name and words</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Devices</source>
        <extracomment>Leads to the page with the devices of the account</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new device has joined</source>
        <extracomment>Below the row that leads to the devices; some of them are new</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <extracomment>Leads to the page with the recovery sheet</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change password</source>
        <extracomment>Leads to the page where the password is changed</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock</source>
        <extracomment>Leads to when and how the account on this device is locked</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AudienceChip</name>
    <message>
        <source>Audience: %1</source>
        <extracomment>Spoken name of the button that changes who can read the post; %1 is the audience now</extracomment>
        <translation>Sichtbar für: %1</translation>
    </message>
</context>
<context>
    <name>AudienceSheet</name>
    <message>
        <source>Who can read this?</source>
        <extracomment>Title of the panel on which the audience of a post is chosen</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only me</source>
        <extracomment>Audience of a post</extracomment>
        <translation type="unfinished">Nur ich</translation>
    </message>
    <message>
        <source>Sealed for your own devices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public</source>
        <extracomment>Audience of a post</extracomment>
        <translation type="unfinished">Öffentlich</translation>
    </message>
    <message>
        <source>Everybody, also without an account. Not sealed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BookmarkButton</name>
    <message>
        <source>Bookmark</source>
        <extracomment>Check box on a post</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BookmarkCard</name>
    <message>
        <source>Note</source>
        <extracomment>A private note on a bookmark</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only you can read it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove bookmark</source>
        <extracomment>Button: take a bookmark away</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>BookmarksPage</name>
    <message>
        <source>Bookmarks</source>
        <extracomment>Title of the page with the posts one has kept</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmarks, folders and notes are yours alone: nobody learns of them, not even the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All</source>
        <extracomment>Shows bookmarks of every folder</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New folder</source>
        <extracomment>Field: makes a folder for bookmarks</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recipes, say. Enter makes it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this folder, keep its bookmarks</source>
        <extracomment>Button: take a folder away; what is in it stays</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep things with b.</source>
        <extracomment>Nothing has been bookmarked yet; b is the key</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Press b on a post, or the ribbon below it, and find it here again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CirclePage</name>
    <message>
        <source>Who comes in reads what you write from then on. Who goes out keeps what reached them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>Field for another name of a circle</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <extracomment>Button: give a circle another name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close circle</source>
        <extracomment>Action: end a circle
----------
Button: end a circle</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close “%1”?</source>
        <extracomment>Question whether to end a circle; %1 is its name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing can be written to it any more. Your posts in it stay with you. What others have received may stay readable there: it cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CircleWords</name>
    <message>
        <source>Connections</source>
        <extracomment>The circle of everybody one is connected to</extracomment>
        <translation type="unfinished">Kontakte</translation>
    </message>
    <message>
        <source>A circle</source>
        <extracomment>Audience of a post: one of the circles, which has no name here (yet)</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <extracomment>How many people read what is written to a circle</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n reader(s)</source>
        <extracomment>How many people read what is written to a circle</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for a new key from %1. Posts appear as soon as it arrives.</source>
        <extracomment>%1 is a name. Their posts cannot be read until a key arrives</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Found by username. Compare safety words in person to be sure who this is.</source>
        <extracomment>How sure the device is of who somebody is</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected through an invitation link.</source>
        <extracomment>How sure the device is of who somebody is</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified in person.</source>
        <extracomment>How sure the device is of who somebody is</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Known through one of your connections.</source>
        <extracomment>How sure the device is of who somebody is</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gets none of your new posts, and no replies to them. What %1 has already received may stay readable there: it cannot be taken back. What %1 shared with you is removed from your devices. %1 is not told.</source>
        <extracomment>%1 is a name. Stands in the question whether to end a connection</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 gets none of your new posts and cannot ask you to connect. What %1 has already received may stay readable there: it cannot be taken back. What %1 shared with you is removed from your devices. %1 is not told.</source>
        <extracomment>%1 is a name. Stands in the question whether to block somebody</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n follower(s)</source>
        <extracomment>How many people read somebody&apos;s public posts</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has been asked. You are connected once they agree.</source>
        <extracomment>%1 is a name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody with this username can be found. They may not want to be found; ask them for an invitation link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many searches. Wait a few minutes, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are offline. Try again when you are connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is your own username.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This did not work. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name has 1 to 50 characters.</source>
        <translation type="unfinished">Ein Name hat 1 bis 50 Zeichen.</translation>
    </message>
    <message>
        <source>There is no room for another circle. Close one you no longer need.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This circle is closed, or somebody is not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to change: this was done already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device is out of space. Free some, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CirclesPage</name>
    <message>
        <source>Circles</source>
        <extracomment>Title of the page with the circles of the person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A circle is some of your connections. Only you see its name and who is in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New circle</source>
        <extracomment>Field for the name of a new circle</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close friends</source>
        <extracomment>Example of a name of a circle</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create circle</source>
        <extracomment>Button: make a circle</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CodeStep</name>
    <message>
        <source>1. The code of the new device</source>
        <extracomment>Heading of the first step of linking a device</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On the new device choose &quot;Link with a code&quot;. Copy the code it shows, or take a picture of it. Never use a code that somebody sent you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <extracomment>Field for the code of a new device</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Calling it…</source>
        <extracomment>Button: go on with the code that was pasted, and while that takes a moment</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Continue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From the clipboard</source>
        <extracomment>Button: take the code, or a picture of it, from the clipboard</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture of the code can also be dropped here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>CompletePage</name>
    <message>
        <source>Is my feed complete?</source>
        <extracomment>Title of the page that says whether anything is missing</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have read this</source>
        <extracomment>Button: puts away what was found about the server</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where you read</source>
        <extracomment>Heading over a list of spaces and how much of each is here</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Record of keys</source>
        <extracomment>Heading over a sentence about the server&apos;s public record of everybody&apos;s keys</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust it again from now on</source>
        <extracomment>Button: begins anew with the server&apos;s record of keys as it is now</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If the server shows two people different things, they find out when they meet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ComposerField</name>
    <message>
        <source>A note to yourself…</source>
        <translation>Eine Notiz an dich selbst …</translation>
    </message>
    <message>
        <source>Write to your connections…</source>
        <translation>Schreib deinen Kontakten …</translation>
    </message>
    <message>
        <source>Write to everyone…</source>
        <translation>Schreib an alle …</translation>
    </message>
    <message>
        <source>New post</source>
        <extracomment>Spoken name of the field in which a post is written</extracomment>
        <translation>Neuer Beitrag</translation>
    </message>
</context>
<context>
    <name>ComposerFooter</name>
    <message>
        <source>%1 characters left</source>
        <extracomment>Spoken; %1 is a number, negative when the text is too long</extracomment>
        <translation>Noch %1 Zeichen</translation>
    </message>
    <message>
        <source>Post</source>
        <extracomment>Button that publishes the post</extracomment>
        <translation>Veröffentlichen</translation>
    </message>
</context>
<context>
    <name>ComposerSheet</name>
    <message>
        <source>New post</source>
        <extracomment>Heading of the screen on which a post is written</extracomment>
        <translation>Neuer Beitrag</translation>
    </message>
    <message>
        <source>Close and keep the draft</source>
        <extracomment>Button that leaves the composer and keeps the text</extracomment>
        <translation>Schließen und Entwurf behalten</translation>
    </message>
</context>
<context>
    <name>CreateScreen</name>
    <message>
        <source>Create account</source>
        <extracomment>Heading of the form for a new account
----------
Button below the form for a new account</extracomment>
        <translation>Konto anlegen</translation>
    </message>
    <message>
        <source>Server</source>
        <extracomment>Field for the address of a server</extracomment>
        <translation>Server</translation>
    </message>
    <message>
        <source>The address you were given.</source>
        <translation>Die Adresse, die du bekommen hast.</translation>
    </message>
    <message>
        <source>Username</source>
        <extracomment>Field for the name with which one logs in</extracomment>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>3 to 30 characters: a to z, digits, dot and underscore.</source>
        <translation>3 bis 30 Zeichen: a bis z, Ziffern, Punkt und Unterstrich.</translation>
    </message>
    <message>
        <source>Your name</source>
        <extracomment>Field for the name that other people see</extracomment>
        <translation>Dein Name</translation>
    </message>
    <message>
        <source>As your people know you.</source>
        <translation>So, wie deine Leute dich kennen.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>At least 12 characters. A few unrelated words are good.</source>
        <translation>Mindestens 12 Zeichen. Ein paar Wörter ohne Zusammenhang sind gut.</translation>
    </message>
    <message>
        <source>Registration code</source>
        <extracomment>Field for a code without which some servers take no new accounts</extracomment>
        <translation>Anmeldecode</translation>
    </message>
    <message>
        <source>From whoever runs the server. Leave it empty if you have none.</source>
        <translation>Von der Person, die den Server betreibt. Ohne Code einfach leer lassen.</translation>
    </message>
    <message>
        <source>home.example</source>
        <extracomment>An address that nobody has, as an example</extracomment>
        <translation>zuhause.example</translation>
    </message>
</context>
<context>
    <name>DeviceCard</name>
    <message>
        <source>This device</source>
        <extracomment>Beside a device: the one in hand, or one that joined the account lately</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was me</source>
        <extracomment>Button beside a new device: I know it</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <extracomment>Button: give a device another name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <extracomment>Button: take a device out of the account</extracomment>
        <translation type="unfinished">Entfernen</translation>
    </message>
</context>
<context>
    <name>DeviceWords</name>
    <message>
        <source>Unnamed device</source>
        <extracomment>A device that has not told its name yet</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Added %1</source>
        <extracomment>When a device joined the account; %1 is a time or a date</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, added %2</source>
        <extracomment>A device; %1 is its operating system, %2 a time or a date</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your server can&apos;t be reached, or hasn&apos;t sent everything yet. Nothing was changed. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That isn&apos;t your password. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That was often. Try again in %1.</source>
        <extracomment>%1 is a length of time such as &quot;40 seconds&quot;</extracomment>
        <translation type="unfinished">Das war oft. Versuch es in %1 wieder.</translation>
    </message>
    <message>
        <source>This device&apos;s clock is off, so the server can&apos;t trust the connection. Set it right, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That belongs to another server. Both devices must use the same one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server sent about this account does not check out. Nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another of your devices changed this list a moment ago. Look at it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device is gone from the list already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no room for another change of devices on this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device is full. Free some space, then try again.</source>
        <translation type="unfinished">Dieses Gerät ist voll. Schaffe Platz und versuch es dann wieder.</translation>
    </message>
    <message>
        <source>That isn&apos;t a link code. The new device shows one under &quot;Link with a code&quot;; it begins with QSL1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part of that code is missing or wrong. Copy all of it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That code was made by a newer Quicksilver. Update this device first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new device isn&apos;t waiting any more, or its code was used. Make a new code there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody else answered than the device that shows this code. The link was stopped; make a new code.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>These aren&apos;t the digits on the new device&apos;s screen. If you don&apos;t have that device in front of you, stop: somebody may want into your account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came was not an account with this device in it. Nothing was kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other device stopped the link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asked %1</source>
        <extracomment>A new device that wants to join; %1 is a time</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, asked %2</source>
        <extracomment>A new device that wants to join; %1 is its operating system, %2 a time</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now called %1 on all your devices</source>
        <extracomment>%1 is the new name of a device</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was removed</source>
        <extracomment>%1 is the name of a device</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name has 1 to 50 characters.</source>
        <translation type="unfinished">Ein Name hat 1 bis 50 Zeichen.</translation>
    </message>
    <message>
        <source>There is no code in that picture or on the clipboard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is no picture, or it is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That file can&apos;t be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DevicesPage</name>
    <message>
        <source>Devices</source>
        <extracomment>Title of the page with the devices of an account</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new device can read everything you can. If you don&apos;t know it, remove it and change your password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link a device</source>
        <extracomment>Button: let another device into this account</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Names are sealed: only your own devices can read them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DigitsStep</name>
    <message>
        <source>2. The digits on its screen</source>
        <extracomment>Heading of the second step of linking a device</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It will read and write everything you can. Go on only if this device lies in front of you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Six digits</source>
        <extracomment>Field for six digits that the new device shows</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <extracomment>Button: let the new device in, and while that takes a moment</extracomment>
        <translation type="unfinished">Einen Moment …</translation>
    </message>
    <message>
        <source>Let it in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <extracomment>Button: do not let the new device in</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DraftCard</name>
    <message>
        <source>Put back</source>
        <extracomment>Button: takes a draft out of the bin</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on writing</source>
        <extracomment>Button: goes on writing a draft</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete for good</source>
        <extracomment>Button: removes a draft for good</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To the bin</source>
        <extracomment>Button: puts a draft into the bin</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>DraftsPage</name>
    <message>
        <source>Drafts</source>
        <extracomment>Title of the page with texts not published yet
----------
The two halves of the page with drafts</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which drafts</source>
        <extracomment>Spoken name: drafts or the bin</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bin</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put aside what you are writing</source>
        <extracomment>Button: keeps the text that is being written among the drafts and empties the field</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bin is empty.</source>
        <extracomment>The bin of drafts is empty</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No drafts. Half-finished thoughts land here.</source>
        <extracomment>There are no drafts</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafts stay here for 30 days.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They are on all your devices, and nobody else&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EditQuestion</name>
    <message>
        <source>Edit</source>
        <extracomment>Title over the field in which a post is changed</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Readers see the new version, and can look at the older ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <extracomment>Button: publishes the changed text</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <extracomment>Field with the text of a post</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>EvidenceWords</name>
    <message>
        <source>Something does not add up. What was found stands below.</source>
        <extracomment>Answer to &quot;Is my feed complete?&quot;: something was found</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device is not connected now, so it can only vouch for what it has.</source>
        <extracomment>Answer to &quot;Is my feed complete?&quot; without a connection</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Almost. Some of it is still on its way.</source>
        <extracomment>Answer to &quot;Is my feed complete?&quot;: still loading</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes. Everything that was posted where you can read is here.</source>
        <extracomment>Answer to &quot;Is my feed complete?&quot;: all is well</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only me</source>
        <extracomment>Name of the space that only my own devices read</extracomment>
        <translation type="unfinished">Nur ich</translation>
    </message>
    <message>
        <source>Your public posts</source>
        <extracomment>Public posts of oneself, or of the person %1</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public posts of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your circle</source>
        <extracomment>What the circle of connections of oneself, or of the person %1, posts and answers</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Circle of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 entries are here, %2 more are on their way.</source>
        <extracomment>%1 and %2 are numbers of entries</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was posted here yet.</source>
        <extracomment>Nothing was ever posted in this space</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Complete up to entry %1, without a gap.</source>
        <extracomment>%1 is a number of entries</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some entries wait for a key or for proof of who wrote them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody has read more than is here. That is being looked into.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 saw the same, %2 ago.</source>
        <extracomment>%1 is a name, %2 a length of time such as &quot;3 minutes&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s record of keys contradicts what it said before. People who are new to you are not let in until you decide.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s record of keys has not been read yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device has checked all %1 entries of the server&apos;s record of keys. None of yours was made by anybody else.</source>
        <extracomment>%1 is a number of entries in the server&apos;s public record of everybody&apos;s keys</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s record of keys is being checked: %1 of %2 entries.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record of keys has a wrong signature</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The record of keys became shorter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are two records of keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys that are not on record</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A device list you did not make was published</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something of yours is missing on the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two versions of a post exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is kept from you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>somebody</source>
        <extracomment>Stands for a person whose name is not known</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server&apos;s record of keys is signed with another key than before. Ask whoever runs it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server forgot keys that it had published. It may have been restored from an older backup: ask whoever runs it before you trust it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server shows different people different keys. Ask whoever runs it, and compare safety numbers in person before you write anything private.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server showed keys of %1 that it hides from everybody else. They were not accepted.</source>
        <extracomment>%1 is a name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server published devices in your name that are not yours. People you know will not be deceived by it; tell those you are about to meet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server confirmed what you wrote, and does not have it any more. Its signed receipt is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was shown something else than you under the same number.</source>
        <extracomment>%1 is a name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has read something that the server does not bring to you.</source>
        <extracomment>%1 is a name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your log-in: a scrambled form of your name and sealed keys it cannot open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lists of your devices and public keys, signed by you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That you published those lists, in the record everybody can check.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The public keys of your devices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Newer keys for your other devices, sealed for each of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which devices are logged in, and until when.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The spaces you own: how many entries they have, not who reads them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything that was posted in your spaces: when it came, and the sealed bytes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many entries each of your devices has written where.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ways into your mailbox that you opened for people you invited.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many follow your public posts: random marks, no names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sealed letters that wait for you, or went in the last day.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows of the server that belong to your account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To see what the server keeps, this device has to be connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody may come to harm</source>
        <extracomment>Reason of a report</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It harasses somebody</source>
        <extracomment>Reason of a report</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is hateful</source>
        <extracomment>Reason of a report</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is spam</source>
        <extracomment>Reason of a report</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else</source>
        <extracomment>Reason of a report</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device has to be connected to report something. Try again when it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody takes reports on this server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This post is no longer here as it was received.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Free some space and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report could not be made. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FilterForm</name>
    <message>
        <source>New filter</source>
        <extracomment>Heading over the fields of a new filter</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words</source>
        <extracomment>Field: the words a filter looks for</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Several, with commas between them. Case and accents do not count.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>Field: what a filter is called</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown where it folds a post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it does</source>
        <extracomment>Spoken name: what a filter does with posts</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide</source>
        <extracomment>What a filter does with posts</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How long</source>
        <extracomment>Spoken name: how long a filter lasts</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Always</source>
        <extracomment>How long a filter or mute lasts</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A week</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A month</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep filter</source>
        <extracomment>Button: keeps a new filter</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Just mute this word</source>
        <extracomment>Button: hides every post with the word, without a filter of its own</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindByNameCard</name>
    <message>
        <source>Know a username?</source>
        <extracomment>Heading: connect with somebody whose username one knows</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Username</source>
        <extracomment>Field for the username of somebody on the same server</extracomment>
        <translation type="unfinished">Benutzername</translation>
    </message>
    <message>
        <source>Ask to connect</source>
        <extracomment>Button: ask the person with this username to connect</extracomment>
        <translation type="unfinished">Verbindung anfragen</translation>
    </message>
    <message>
        <source>Others can find me by my username</source>
        <extracomment>Switch: people who know my username may ask me to connect</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: whoever searches for you hears the same as for a name nobody has.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FindingRow</name>
    <message>
        <source>Compare numbers</source>
        <extracomment>Button: compare safety numbers with somebody</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the proof</source>
        <extracomment>Button: copy what proves it</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>FormPage</name>
    <message>
        <source>Back</source>
        <extracomment>Button that leads to the page before</extracomment>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>One moment…</source>
        <extracomment>On the button while something takes a moment</extracomment>
        <translation>Einen Moment …</translation>
    </message>
</context>
<context>
    <name>HistorySheet</name>
    <message>
        <source>Versions</source>
        <extracomment>Title over the versions of a post</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HomeScreen</name>
    <message>
        <source>New post</source>
        <extracomment>Button that opens the composer</extracomment>
        <translation>Neuer Beitrag</translation>
    </message>
</context>
<context>
    <name>HomeShell</name>
    <message>
        <source>Copied</source>
        <extracomment>Short note after something was copied</extracomment>
        <translation>Kopiert</translation>
    </message>
</context>
<context>
    <name>InviteCard</name>
    <message>
        <source>Invite someone</source>
        <extracomment>Heading: make a link with which somebody can connect to me</extracomment>
        <translation>Jemanden einladen</translation>
    </message>
    <message>
        <source>A link is for one person and works for seven days. Send it in a way you trust; you still approve the request.</source>
        <translation>Ein Link gilt für eine Person und sieben Tage lang. Schick ihn auf einem Weg, dem du vertraust; die Anfrage bestätigst du noch.</translation>
    </message>
    <message>
        <source>Create invite link</source>
        <extracomment>Button: make a link for somebody to connect with me</extracomment>
        <translation>Einladungslink erstellen</translation>
    </message>
    <message>
        <source>Copy link</source>
        <extracomment>Button: copy the link</extracomment>
        <translation>Link kopieren</translation>
    </message>
    <message>
        <source>Done</source>
        <extracomment>Button: stop showing the link</extracomment>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>JoinScreen</name>
    <message>
        <source>Link with a code</source>
        <extracomment>Heading of the form for joining an account of another device</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the code</source>
        <extracomment>Button below the form for joining an account of another device</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <translation type="unfinished">Server</translation>
    </message>
    <message>
        <source>home.example</source>
        <translation type="unfinished">zuhause.example</translation>
    </message>
    <message>
        <source>The one your other device uses.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password for this device</source>
        <extracomment>Field for a password that opens the account on this device alone</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opens Quicksilver here if this device has no keychain. At least 12 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On your other device open You, Devices, Link a device, and let it read this code. It works once, for ten minutes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code for your other device</source>
        <extracomment>What a picture shows, for who cannot see it</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the code</source>
        <extracomment>Button: copy the code, for where no camera is</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type these digits on your other device. Tell them to nobody.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeptSection</name>
    <message>
        <source>Yours alone</source>
        <extracomment>Heading over rows about what one keeps for oneself</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bookmarks</source>
        <extracomment>Leads to the posts one has kept</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafts</source>
        <extracomment>Leads to texts not published yet</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mutes and filters</source>
        <extracomment>Leads to what is not to be shown</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>KeyHelp</name>
    <message>
        <source>Next post</source>
        <translation>Nächster Beitrag</translation>
    </message>
    <message>
        <source>Previous post</source>
        <translation>Voriger Beitrag</translation>
    </message>
    <message>
        <source>Like, or take it back</source>
        <translation>Gefällt mir, oder zurücknehmen</translation>
    </message>
    <message>
        <source>Write a post</source>
        <translation>Beitrag schreiben</translation>
    </message>
    <message>
        <source>Show new posts</source>
        <translation>Neue Beiträge zeigen</translation>
    </message>
    <message>
        <source>Publish what is written</source>
        <translation>Geschriebenes veröffentlichen</translation>
    </message>
    <message>
        <source>Back; text is kept</source>
        <translation>Zurück; der Text bleibt</translation>
    </message>
    <message>
        <source>These keys</source>
        <translation>Diese Tasten</translation>
    </message>
    <message>
        <source>Keys</source>
        <extracomment>Heading of the list of keys</extracomment>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Bookmark, or let it go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open what is answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit a post of yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Home, people, you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock; what is half written is kept</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LikeButton</name>
    <message>
        <source>Like</source>
        <extracomment>Check box on a post</extracomment>
        <translation>Gefällt mir</translation>
    </message>
</context>
<context>
    <name>LinkDevicePage</name>
    <message>
        <source>Link a device</source>
        <extracomment>Title of the page on which another device is let into the account</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Linked</source>
        <extracomment>A new device has been let into the account</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The new device is opening your account now.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LockPage</name>
    <message>
        <source>Lock</source>
        <extracomment>Title of the page about locking</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From now on, this device opens that way.</source>
        <extracomment>Short note after the way to unlock was changed</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Locking stops everything, wipes the keys from memory and unloads what was on screen. What you were writing is kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock now</source>
        <extracomment>Button: lock the account at once</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>By itself</source>
        <extracomment>Heading over the choices of when to lock</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When nobody is here</source>
        <extracomment>Choice: how long nobody must have touched the program before it locks</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before the computer sleeps</source>
        <extracomment>Choice: lock before the computer sleeps</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Together with the screen</source>
        <extracomment>Choice: lock together with the screen of the computer</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What opens it</source>
        <extracomment>Heading over the choice of what opens the account on this device</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password for this device</source>
        <extracomment>Field: the password that opens the account on this device</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least 12 characters. It may differ from the account&apos;s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the password alone</source>
        <extracomment>Button: from now on a password opens the account here</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use both</source>
        <extracomment>Button: from now on password and keychain together open the account here</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the keychain alone</source>
        <extracomment>Button: from now on the keychain of the desktop opens the account here</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LockWords</name>
    <message>
        <source>Never</source>
        <extracomment>Choice: this device does not lock by itself when nobody uses it</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>After %n hour(s)</source>
        <extracomment>Choice: lock when nobody has used the program for so many hours</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>After %n minute(s)</source>
        <extracomment>Choice: lock when nobody has used the program for so many minutes</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Your desktop&apos;s keychain opens it without a question. Whoever sits at your unlocked desktop can open it too.</source>
        <extracomment>How the account is unlocked: the keychain of the desktop holds the key</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A password opens it. Nothing outside this folder is needed.</source>
        <extracomment>How the account is unlocked: a password alone</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It takes the password and your desktop&apos;s keychain together.</source>
        <extracomment>How the account is unlocked: keychain and password together</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least 12 characters, please. The lock stays as it was.</source>
        <extracomment>The new password for this device is refused</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your keychain did not take the key. The lock stays as it was; unlock the keychain and try again.</source>
        <extracomment>The keychain of the desktop did not keep the key</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. The lock stays as it was; free some space and try again.</source>
        <extracomment>The disk is full</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This could not be stored on this device. The lock stays as it was.</source>
        <extracomment>The choice about the lock could not be stored</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LogInScreen</name>
    <message>
        <source>Log in</source>
        <extracomment>Heading of the form for an account that exists
----------
Button below the form for an account that exists</extracomment>
        <translation>Anmelden</translation>
    </message>
    <message>
        <source>Server</source>
        <extracomment>Field for the address of a server</extracomment>
        <translation>Server</translation>
    </message>
    <message>
        <source>Username</source>
        <extracomment>Field for the name with which one logs in</extracomment>
        <translation>Benutzername</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>home.example</source>
        <extracomment>An address that nobody has, as an example</extracomment>
        <translation>zuhause.example</translation>
    </message>
    <message>
        <source>Account key</source>
        <extracomment>Field for the second secret that some accounts ask for</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only if there is one on your recovery sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I have a recovery sheet</source>
        <extracomment>Button: the password is forgotten, but there is a recovery sheet</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Link with a code instead</source>
        <extracomment>Button: join the account by a code that another device reads from this screen</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>Quicksilver</source>
        <extracomment>Title of the window; the name of the program</extracomment>
        <translation>Quicksilver</translation>
    </message>
</context>
<context>
    <name>MutesPage</name>
    <message>
        <source>Mutes and filters</source>
        <extracomment>Title of the page with filters and mutes</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They decide on your devices what you see. Nobody is told, and nothing is deleted.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filters</source>
        <extracomment>Heading over the list of filters</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove filter %1</source>
        <extracomment>Button: takes a filter away. %1 is its name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Muted</source>
        <extracomment>Heading over the list of people and words that are muted</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unmute</source>
        <extracomment>Button: shows a muted person or word again</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You see everything.</source>
        <extracomment>There are no filters and no mutes</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words you would rather not read can be hidden or folded, for a while or always.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NewPostsPill</name>
    <message>
        <source>Shows the new posts above</source>
        <extracomment>Spoken with the number of new posts</extracomment>
        <translation>Zeigt die neuen Beiträge darüber</translation>
    </message>
</context>
<context>
    <name>NoteRow</name>
    <message>
        <source>Compare numbers</source>
        <extracomment>Button: compare safety numbers with somebody</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the proof</source>
        <extracomment>Button: copy what proves that two versions exist</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dismiss</source>
        <extracomment>Button that removes a notice</extracomment>
        <translation type="unfinished">Ausblenden</translation>
    </message>
</context>
<context>
    <name>OpenLinkCard</name>
    <message>
        <source>Got a link?</source>
        <extracomment>Heading: connect with somebody who sent a link</extracomment>
        <translation>Hast du einen Link?</translation>
    </message>
    <message>
        <source>Invitation link</source>
        <extracomment>Field for a link that somebody sent</extracomment>
        <translation>Einladungslink</translation>
    </message>
    <message>
        <source>Ask to connect</source>
        <extracomment>Button: ask the person who made the link to connect</extracomment>
        <translation>Verbindung anfragen</translation>
    </message>
    <message>
        <source>quicksilver://invite/…</source>
        <extracomment>How an invitation link begins</extracomment>
        <translation>quicksilver://invite/…</translation>
    </message>
</context>
<context>
    <name>PasswordPage</name>
    <message>
        <source>Change password</source>
        <extracomment>Title of the page where the password is changed</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your password is changed</source>
        <extracomment>Short note after the password was changed</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your recovery sheet and your other devices stay as they are.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current password</source>
        <extracomment>Field for the password that is good now</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password</source>
        <extracomment>Field for the password that shall be good from now on</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least 12 characters. A few unrelated words are good.</source>
        <translation type="unfinished">Mindestens 12 Zeichen. Ein paar Wörter ohne Zusammenhang sind gut.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <extracomment>Button: the new password is good from now on</extracomment>
        <translation type="unfinished">Einen Moment …</translation>
    </message>
    <message>
        <source>Someone may know my password</source>
        <extracomment>Link that leads to the page for a password that leaked</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeopleScreen</name>
    <message>
        <source>Connections</source>
        <extracomment>Heading of the screen with people</extracomment>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Nobody here yet</source>
        <extracomment>Nobody is connected yet</extracomment>
        <translation>Noch niemand da</translation>
    </message>
    <message>
        <source>Make a link below and send it to somebody you know.</source>
        <translation>Erstelle unten einen Link und schick ihn jemandem, den du kennst.</translation>
    </message>
    <message>
        <source>Circles</source>
        <extracomment>Way to the page with the circles of the person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose who reads what.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonAnswers</name>
    <message>
        <source>Approve</source>
        <extracomment>Button: connect with the person who asked</extracomment>
        <translation type="unfinished">Bestätigen</translation>
    </message>
    <message>
        <source>Decline</source>
        <extracomment>Button: do not connect with the person who asked; they are not told</extracomment>
        <translation type="unfinished">Ablehnen</translation>
    </message>
    <message>
        <source>Withdraw request</source>
        <extracomment>Button: take back that one asked somebody to connect</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unfollow</source>
        <extracomment>Button: no longer read somebody&apos;s public posts</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Follow public posts</source>
        <extracomment>Button: read somebody&apos;s public posts without being connected</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonEnding</name>
    <message>
        <source>Remove connection</source>
        <extracomment>Action: end the connection with somebody</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Block</source>
        <extracomment>Action: end the connection with somebody and refuse what they send
----------
Button: refuse what somebody sends</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unblock</source>
        <extracomment>Action: no longer refuse what somebody sends</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They can ask to connect again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1?</source>
        <extracomment>Question; %1 is a name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <extracomment>Button: end the connection</extracomment>
        <translation type="unfinished">Entfernen</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <extracomment>Question; %1 is a name</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonRow</name>
    <message>
        <source>Approve</source>
        <extracomment>Button: connect with the person who asked</extracomment>
        <translation>Bestätigen</translation>
    </message>
    <message>
        <source>Decline</source>
        <extracomment>Button: do not connect with the person who asked; they are not told</extracomment>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>About %1</source>
        <extracomment>Button: to the page about a person; %1 is a name</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PersonScreen</name>
    <message>
        <source>Circles</source>
        <extracomment>Heading over the circles somebody can be put into</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare safety numbers</source>
        <extracomment>Way to the page on which two people compare who they are</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Places</name>
    <message>
        <source>Places</source>
        <extracomment>Spoken name of the bar with the places of the program</extracomment>
        <translation>Orte</translation>
    </message>
    <message>
        <source>Home</source>
        <extracomment>Place: the timeline</extracomment>
        <translation>Start</translation>
    </message>
    <message>
        <source>Connections</source>
        <extracomment>Place: the people one is connected with</extracomment>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>You</source>
        <extracomment>Place: the account and its settings</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PostActions</name>
    <message>
        <source>Reply</source>
        <extracomment>Button on a post</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <extracomment>Button on a post: passes it on</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <extracomment>Button on a post: opens a menu</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PostContent</name>
    <message>
        <source>Shows it all the same</source>
        <extracomment>Spoken with a post that a filter folds</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PostDesk</name>
    <message>
        <source>Undo</source>
        <extracomment>Button: brings back what was just taken back</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PostMenu</name>
    <message>
        <source>Copy text</source>
        <extracomment>In the menu of a post</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit</source>
        <extracomment>In the menu of a post</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Versions</source>
        <extracomment>In the menu of a post: how it read before</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About this person</source>
        <extracomment>In the menu of a post: to the page of its author</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <extracomment>In the menu of a post: tells the moderators</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <extracomment>In the menu of a post of mine: takes it back</extracomment>
        <translation type="unfinished">Entfernen</translation>
    </message>
</context>
<context>
    <name>PostState</name>
    <message>
        <source>Retry</source>
        <extracomment>Button on a post that was not sent</extracomment>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Copy</source>
        <extracomment>Button on a post that was not sent: copies its text</extracomment>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Remove</source>
        <extracomment>Button on a post that was not sent: gives it up</extracomment>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Compare numbers</source>
        <extracomment>Button: compare safety numbers with somebody</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PostWords</name>
    <message>
        <source>Its author took this post back.</source>
        <extracomment>In place of a post that others answer</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This post is not on this device. It is from before you could read it, or it has not come yet.</source>
        <extracomment>In place of a post that others answer</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server no longer has this post, although its author did not take it back.</source>
        <extracomment>In place of a post</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its author took the original back.</source>
        <extracomment>In place of a post that was passed on</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The original could not be shown here.</source>
        <extracomment>In place of a post that was passed on</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 shared this</source>
        <extracomment>Over a post that somebody passed on: %1 is their name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>edited</source>
        <extracomment>Mark on a post that has older versions</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 reply</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n replies</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>shared once</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>shared %n times</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Only you</source>
        <extracomment>Below the field for a reply: who will read it</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everyone who can read the first post</source>
        <extracomment>Below the field for a reply: who will read it</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everyone, like the first post</source>
        <extracomment>Below the field for a reply: who will read it</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reply to %1…</source>
        <extracomment>In the field for a reply: %1 is the name of whoever is answered</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken back</source>
        <extracomment>Short note with a button to undo it</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shared</source>
        <extracomment>Short note after a post was passed on</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is back</source>
        <extracomment>Short note after a removal was undone</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made at the same time as the version shown</source>
        <extracomment>Note on a version of a post</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What readers see now</source>
        <extracomment>Note on a version of a post</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be published: it is empty, too long, or was changed too often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That post is no longer here. Nothing was done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That cannot be done with this post any more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key for this has not come yet. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be saved on this device, so nothing was done.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ProfilePage</name>
    <message>
        <source>Your profile</source>
        <extracomment>Title of the page with one&apos;s own name and words</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept. Your connections will see it.</source>
        <extracomment>Short note after the profile was changed</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 posts · %2 likes · %3 connections</source>
        <extracomment>What one counts of oneself: posts, likes, people</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counted on this device. Nobody else sees these numbers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>Field: the name others see</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Color of your ring</source>
        <extracomment>Label: the color of the ring around one&apos;s picture</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About you</source>
        <extracomment>Field: a few words about oneself</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For your connections. The server cannot read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save</source>
        <extracomment>Button: keeps the changed profile</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PublicQuestion</name>
    <message>
        <source>Let everyone read this?</source>
        <extracomment>Question before a post that has been written becomes public</extracomment>
        <translation>Dürfen das alle lesen?</translation>
    </message>
    <message>
        <source>Public posts are not sealed: anyone can read them, and so can the server. What you wrote stays as it is.</source>
        <translation>Öffentliche Beiträge sind nicht versiegelt: Alle können sie lesen, auch der Server. Dein Text bleibt, wie er ist.</translation>
    </message>
    <message>
        <source>Make it public</source>
        <extracomment>Answer to the question whether everyone may read the post</extracomment>
        <translation>Öffentlich machen</translation>
    </message>
    <message>
        <source>Keep it as it was</source>
        <extracomment>Answer to the question whether everyone may read the post</extracomment>
        <translation>So lassen, wie es war</translation>
    </message>
</context>
<context>
    <name>QsAudience</name>
    <message>
        <source>Visible to: %1</source>
        <extracomment>Spoken; %1 is the audience, such as &quot;Only me&quot;</extracomment>
        <translation>Sichtbar für: %1</translation>
    </message>
</context>
<context>
    <name>QsBanner</name>
    <message>
        <source>Dismiss</source>
        <extracomment>Button that removes a notice</extracomment>
        <translation>Ausblenden</translation>
    </message>
</context>
<context>
    <name>QsDialog</name>
    <message>
        <source>Cancel</source>
        <extracomment>Button that closes a dialog without doing anything</extracomment>
        <translation>Abbrechen</translation>
    </message>
</context>
<context>
    <name>QsPage</name>
    <message>
        <source>Back</source>
        <extracomment>Button: to the page before</extracomment>
        <translation type="unfinished">Zurück</translation>
    </message>
</context>
<context>
    <name>QsPasswordField</name>
    <message>
        <source>Hide password</source>
        <extracomment>Button in a password field; pressing it makes the characters readable or hides them</extracomment>
        <translation>Passwort verbergen</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Passwort zeigen</translation>
    </message>
</context>
<context>
    <name>QsProgress</name>
    <message>
        <source>%1: %2%</source>
        <extracomment>%1 is what is going on, %2 a number of percent</extracomment>
        <translation>%1: %2 %</translation>
    </message>
</context>
<context>
    <name>QsSearchField</name>
    <message>
        <source>Clear</source>
        <extracomment>Button in a search field</extracomment>
        <translation>Leeren</translation>
    </message>
</context>
<context>
    <name>QsSheet</name>
    <message>
        <source>Close</source>
        <extracomment>Button that closes a panel</extracomment>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>QsTab</name>
    <message numerus="yes">
        <source>%n new</source>
        <extracomment>Spoken with a tab that has a number on its corner</extracomment>
        <translation>
            <numerusform>%n neuer</numerusform>
            <numerusform>%n neue</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReadCodeCard</name>
    <message>
        <source>Read their code</source>
        <extracomment>Heading: read the safety code that the other person&apos;s screen shows</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety code</source>
        <extracomment>Field for the text of a safety code</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quicksilver://verify#…</source>
        <extracomment>How a safety code begins</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <extracomment>Button: compare the code that was put in</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoverScreen</name>
    <message>
        <source>Use a recovery sheet</source>
        <extracomment>Heading of the form for a person who has the sheet and no password</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open my account</source>
        <extracomment>Button below the form for a person who has the sheet and no password</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server</source>
        <extracomment>Field for the address of a server</extracomment>
        <translation type="unfinished">Server</translation>
    </message>
    <message>
        <source>It is on the sheet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Username</source>
        <extracomment>Field for the name with which one logs in</extracomment>
        <translation type="unfinished">Benutzername</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <extracomment>Field for the key that is printed on the sheet</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All nine groups, with spaces or dashes between them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password</source>
        <extracomment>Field for the password that shall be good from now on</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least 12 characters. A few unrelated words are good.</source>
        <translation type="unfinished">Mindestens 12 Zeichen. Ein paar Wörter ohne Zusammenhang sind gut.</translation>
    </message>
</context>
<context>
    <name>RemoveQuestion</name>
    <message>
        <source>Remove %1?</source>
        <extracomment>Question before a device is taken out of the account; %1 is its name</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is signed out at once. What it already has stays readable there until somebody deletes it; nothing it writes from now on is accepted by anyone.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One moment…</source>
        <extracomment>Answer to the question whether a device should go, and while that takes a moment</extracomment>
        <translation type="unfinished">Einen Moment …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished">Entfernen</translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished">Passwort</translation>
    </message>
</context>
<context>
    <name>RenameQuestion</name>
    <message>
        <source>Rename this device</source>
        <extracomment>Question for another name of a device</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rename</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <extracomment>Field for the name of a device</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RenewPage</name>
    <message>
        <source>Someone may know my password</source>
        <extracomment>Title of the page for a password that leaked</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You get a new password, a new identity and a new recovery sheet. All your other devices are signed out and have to log in again. Your connections see that you renewed your identity. What you wrote stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Current password</source>
        <extracomment>Field for the password that is good now</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New password</source>
        <extracomment>Field for the password that shall be good from now on</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>At least 12 characters. A few unrelated words are good.</source>
        <translation type="unfinished">Mindestens 12 Zeichen. Ein paar Wörter ohne Zusammenhang sind gut.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <extracomment>Button: everything that opens the account becomes new</extracomment>
        <translation type="unfinished">Einen Moment …</translation>
    </message>
    <message>
        <source>Renew everything</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReplyDock</name>
    <message>
        <source>Your reply</source>
        <extracomment>Spoken name of the field in which an answer is written</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send the reply</source>
        <extracomment>Button: sends the answer</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>Report this post</source>
        <extracomment>Title of the page for reporting a post to the moderators</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your report is on its way to the moderators.</source>
        <extracomment>Short note after a report was handed over</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The moderators will see exactly this</source>
        <extracomment>Heading over the posts that a report reveals</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also show what it answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line is judged better with what came before it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <extracomment>Heading over the reasons for a report</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anything they should know</source>
        <extracomment>Field: a few words to the moderators, may stay empty</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is signed by you and sealed to the moderators. The server cannot read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It opens what you see above and nothing else.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send report</source>
        <extracomment>Button: sends the report to the moderators</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecretsWords</name>
    <message>
        <source>A change is being made already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your server doesn&apos;t answer right now. Nothing has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke at the last step. Whether the change was made shows when your server answers again; until then both passwords open this device.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That is not your password. Nothing has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A password needs at least 12 characters.</source>
        <translation type="unfinished">Ein Passwort braucht mindestens 12 Zeichen.</translation>
    </message>
    <message>
        <source>That was often. Try again in %1. Nothing has changed.</source>
        <extracomment>%1 is a length of time such as &quot;40 seconds&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device&apos;s clock is %1 off, so the server can&apos;t trust the connection. Nothing has changed.</source>
        <extracomment>%1 is a length of time such as &quot;4 hours&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your server no longer knows this device. Log in again, then try once more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another of your devices changed something at the same moment. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server sent about your account does not check out. Nothing has changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server asks for weaker protection of your password than is safe. Nothing was sent.</source>
        <translation type="unfinished">Dieser Server verlangt einen schwächeren Schutz deines Passworts, als sicher ist. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>This device is full. Free some space, then try again.</source>
        <translation type="unfinished">Dieses Gerät ist voll. Schaffe Platz und versuch es dann wieder.</translation>
    </message>
    <message>
        <source>Quicksilver may not write to its folder on this device.</source>
        <translation type="unfinished">Quicksilver darf auf diesem Gerät nicht in seinen Ordner schreiben.</translation>
    </message>
    <message>
        <source>These are not %1 of the sheet. Look at the numbers beside the groups.</source>
        <extracomment>%1 names two parts of a long key: &quot;groups 2, 5&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1. Move it somewhere only you can reach.</source>
        <extracomment>%1 is where a file lies</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet could not be saved there. Write it down, or choose another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Username</source>
        <extracomment>On the recovery sheet: the name one logs in with</extracomment>
        <translation type="unfinished">Benutzername</translation>
    </message>
    <message>
        <source>Server</source>
        <extracomment>On the recovery sheet</extracomment>
        <translation type="unfinished">Server</translation>
    </message>
    <message>
        <source>Identity</source>
        <extracomment>On the recovery sheet: words that tell this account from any other</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery key</source>
        <extracomment>On the recovery sheet: the key that opens the account</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account key</source>
        <extracomment>On the recovery sheet: the second secret, asked beside the password</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quicksilver recovery sheet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever has this sheet can open the account. Keep it on paper, away from your devices. It works once: using it makes a new one.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SecurityLogPage</name>
    <message>
        <source>Security log</source>
        <extracomment>Title of the page with what was found amiss</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What did not check out, and was therefore not shown. Kept on this device only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to report</source>
        <extracomment>The security log has no entries</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything your server sent so far was genuine.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ServerRowsPage</name>
    <message>
        <source>What the server knows about me</source>
        <extracomment>Title of the page that shows the rows the server keeps of this account</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All the server keeps about your account, as it keeps it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <extracomment>While the server is asked what it keeps</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing.</source>
        <extracomment>The server keeps nothing of me in this table</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Show more (%n left)</source>
        <extracomment>Button: shows the next rows; %n is how many are left</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ShareQuestion</name>
    <message>
        <source>Share this post</source>
        <extracomment>Title of the question how to pass a post on</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share</source>
        <extracomment>Button: passes the post on</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your words, if you like</source>
        <extracomment>Field for words that go with a post that is passed on; may stay empty</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>My connections</source>
        <extracomment>Audience of a post that is passed on</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everyone, on the server in the open</source>
        <extracomment>Audience of a post that is passed on</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SheetPage</name>
    <message>
        <source>Recovery sheet</source>
        <extracomment>Title of the page about the sheet that opens a lost account</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your sheet is good</source>
        <extracomment>Short note after the sheet was checked</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If you lose every device or forget your password, this sheet is the only way back. Keep it on paper, where only you can find it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account key</source>
        <extracomment>Heading over the second secret of an account</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Identity: %1</source>
        <extracomment>%1 is eight made-up words by which an account is recognized</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to print</source>
        <extracomment>Button: writes the sheet to a file that can be printed</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To be sure it is readable, type two of its groups from the paper.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group %1</source>
        <extracomment>Field for a part of a key; %1 is its number</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check</source>
        <extracomment>Button: compares what was typed with the sheet</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Later, with a new sheet</source>
        <extracomment>Button: the sheet is not kept now; a new one can be made any time</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody keeps a copy, not even this device. A new sheet makes the old one worthless.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Password</source>
        <translation type="unfinished">Passwort</translation>
    </message>
    <message>
        <source>One moment…</source>
        <extracomment>Button: makes another recovery sheet</extracomment>
        <translation type="unfinished">Einen Moment …</translation>
    </message>
    <message>
        <source>Make a new sheet</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ShelfWords</name>
    <message>
        <source>This post is not on this device.</source>
        <extracomment>Stands for a bookmarked post that this device does not have</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Person</source>
        <extracomment>What is muted: everything of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation</source>
        <extracomment>What is muted: a post and its answers</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Word</source>
        <extracomment>What is muted: posts with a word</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reposts</source>
        <extracomment>What is muted: what a person passes on</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until you change it</source>
        <extracomment>A mute or filter without an end</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Until %1</source>
        <extracomment>A mute or filter that ends; %1 is a date</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folds them</source>
        <extracomment>What a filter does with a post</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hides them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no posts to try it on yet.</source>
        <extracomment>Preview of a filter on an empty timeline</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would take %1 of the last %2 posts</source>
        <extracomment>Preview of a filter. %1 and %2 are numbers</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folded by your filter %1</source>
        <extracomment>Stands in the place of a post. %1 is the name of a filter</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also edited on another device: its version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Also edited on another device: this device&apos;s version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From another device</source>
        <extracomment>A draft that was written on another device of mine</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Gone in %n day(s)</source>
        <extracomment>How long a draft stays in the bin</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>A name has 1 to 50 characters, a bio at most 300. Nothing was changed.</source>
        <extracomment>The profile could not be kept</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This device is still fetching your account. Try again in a moment.</source>
        <extracomment>The profile cannot be kept yet, on a new device</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is empty or too long to keep. Nothing was changed.</source>
        <extracomment>A folder, mute, filter or draft could not be kept</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no longer there. Another of your devices may have removed it.</source>
        <extracomment>What was to be changed is gone, perhaps on another device</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. Nothing was changed; free some space and try again.</source>
        <extracomment>The disk is full</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This could not be stored on this device. Nothing was changed.</source>
        <extracomment>Something could not be stored</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>SidePane</name>
    <message>
        <source>Answer</source>
        <extracomment>Button: go to those who would like to connect</extracomment>
        <translation>Antworten</translation>
    </message>
    <message>
        <source>Invite someone</source>
        <extracomment>Leads to the place where links for other people are made</extracomment>
        <translation>Jemanden einladen</translation>
    </message>
    <message>
        <source>Keys</source>
        <extracomment>Opens the list of keys</extracomment>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Press ? at any time</source>
        <translation>Jederzeit mit ?</translation>
    </message>
    <message>
        <source>Lock</source>
        <extracomment>Closes the account on this device until the password is given again</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ThreadPage</name>
    <message>
        <source>Conversation</source>
        <extracomment>Title of the page with a post and what answers it</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No replies yet.</source>
        <extracomment>Below a post that nobody has answered</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are more replies than are shown here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing of this conversation is here</source>
        <extracomment>Instead of a thread of which nothing is left</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was taken back, or it is from before you could read it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TimelineEnd</name>
    <message>
        <source>That&apos;s everything. You&apos;ve reached the beginning.</source>
        <extracomment>Below the oldest post of the timeline</extracomment>
        <translation>Das ist alles. Du bist am Anfang angekommen.</translation>
    </message>
</context>
<context>
    <name>TimelineView</name>
    <message>
        <source>Posts</source>
        <extracomment>Spoken name of the list of posts</extracomment>
        <translation>Beiträge</translation>
    </message>
    <message>
        <source>It&apos;s quiet here</source>
        <extracomment>The timeline has no posts yet</extracomment>
        <translation>Hier ist es still</translation>
    </message>
    <message>
        <source>Write the first line, or invite somebody you know.</source>
        <translation>Schreib die erste Zeile oder lade jemanden ein, den du kennst.</translation>
    </message>
    <message>
        <source>Invite someone</source>
        <extracomment>Button on the empty timeline</extracomment>
        <translation>Jemanden einladen</translation>
    </message>
</context>
<context>
    <name>TrustAlarm</name>
    <message>
        <source>Compare</source>
        <extracomment>Button: compare safety numbers with somebody</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrustSection</name>
    <message>
        <source>The server</source>
        <extracomment>Heading over rows about what can be checked of the server</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Is my feed complete?</source>
        <extracomment>Leads to the page that says whether anything is missing</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the server knows about me</source>
        <extracomment>Leads to the page with the rows the server keeps of this account</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Security log</source>
        <extracomment>Leads to the page with what was found amiss</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TrustWords</name>
    <message>
        <source>somebody</source>
        <extracomment>In the place of a name that is not known</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 post missing before this</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n posts missing before this</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Waiting for proof of who sent this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You don&apos;t have the key for this yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This needs a newer Quicksilver</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New posts by %1 wait for you</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two different versions of %1&apos;s posts exist</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused: signed by a device %1 had removed</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be opened — damaged or altered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your server does not show them. If they stay away, ask %1 what they were.</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your server has not shown which devices its author has. It opens by itself when that comes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usually it comes within seconds, and this opens by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Update Quicksilver, and it opens by itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The security key changed. Look at that first; then these posts open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the first one is shown. Ask %1, and keep the proof of both.</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whoever has that device can&apos;t post as %1 any more. Nothing to do.</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>We won&apos;t show it. Ask its author to post it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server sent 1 altered item</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>The server sent %n altered items</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>The server sent something that is no post</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody tried to write where they may not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A post named a list of devices that is not its author&apos;s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A letter to you proved nothing and was put away</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server showed a wrong list of devices for %1</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two different lists of your own devices exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two different lists of %1&apos;s devices exist</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1&apos;s security key was replaced, and nothing vouches for the new one</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your server went back to an older copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your numbers and %1&apos;s were not the same</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 renewed their identity</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1&apos;s identity was reset; a device you knew vouches for it</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of it was shown. If it goes on, ask who runs the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None of it was shown. Nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was not believed: the devices known before still count. Nothing to do.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare numbers before you go on. Until then nothing is sent to them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything was read again. What only this device still has is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Somebody may be in between. Nothing is sent to them; meet, and compare again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything goes on. To be sure again, compare numbers when you next meet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen</source>
        <extracomment>What became of an entry in the security log</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You went on with the key known before</source>
        <extracomment>What became of an entry in the security log</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You compared, and the key known before is right</source>
        <extracomment>What became of an entry in the security log</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You compared, and the numbers differ</source>
        <extracomment>What became of an entry in the security log</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown</source>
        <extracomment>How sure one is of who somebody is</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Introduced</source>
        <extracomment>How sure one is of who somebody is</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since first contact</source>
        <extracomment>How sure one is of who somebody is</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invited</source>
        <extracomment>How sure one is of who somebody is</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Verified</source>
        <extracomment>How sure one is of who somebody is</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is known here of %1&apos;s key.</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One of your connections says that this is %1.</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is the key %1 had when you first met here. Compare numbers to be sure.</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You and %1 connected through a link your server never saw. Compare numbers to be sure.</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You compared numbers with %1.</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent to %1 yet: the security key changed, maybe a new phone. Check with %1, then continue.</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1&apos;s security key changed. Nothing is sent to %1 until you have looked.</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1&apos;s security key changed. 1 post waits until you have looked.</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1&apos;s security key changed. %n posts wait until you have looked.</source>
        <extracomment>%1 is the name of a person, %n a number of posts</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server is sending altered items (%n). None of them was shown.</source>
        <extracomment>%n is a number greater than 3</extracomment>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>It matches. %1 is verified.</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not match. Nothing is sent to %1 until you have found out why.</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code is not from %1 for you. Ask for the one on %1&apos;s screen.</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not a safety code. Copy all of it, from quicksilver:// on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code was made by a newer Quicksilver.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>UnlockScreen</name>
    <message>
        <source>Welcome back</source>
        <extracomment>Heading: the account on this device has to be opened</extracomment>
        <translation>Willkommen zurück</translation>
    </message>
    <message>
        <source>Unlock</source>
        <extracomment>Button that opens the account on this device</extracomment>
        <translation>Entsperren</translation>
    </message>
    <message>
        <source>What is on this device is sealed. Your password opens it.</source>
        <translation>Was auf diesem Gerät liegt, ist versiegelt. Dein Passwort öffnet es.</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>What is on this device is sealed. Your desktop&apos;s keychain opens it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VerifyPage</name>
    <message>
        <source>You and %1</source>
        <extracomment>Title of the page; %1 is the name of a person</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go on with the key I know</source>
        <extracomment>Button: ignore a changed key and use the one known before</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety number</source>
        <extracomment>Heading over the sixty digits that two people compare</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read it to each other, in person or on a call. Both of you see the same number if nobody is in between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or as words: %1</source>
        <extracomment>The same number as eight made-up words, %1</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They match</source>
        <extracomment>Button: the two numbers are the same</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They don&apos;t</source>
        <extracomment>Button: the two numbers are not the same</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show your code</source>
        <extracomment>Heading over a picture that the other person&apos;s device can read</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Safety code</source>
        <extracomment>Spoken name of a picture that another device can read</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as text</source>
        <extracomment>Button: copy the safety code as text</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of keys</source>
        <extracomment>Heading over what happened to somebody&apos;s keys</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WarningLine</name>
    <message>
        <source>Hide it again</source>
        <extracomment>Buttons on a post with a warning</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show it</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WelcomeScreen</name>
    <message>
        <source>Quicksilver</source>
        <extracomment>The name of the program; not translated</extracomment>
        <translation>Quicksilver</translation>
    </message>
    <message>
        <source>A timeline for the people you know.</source>
        <translation>Eine Timeline für die Leute, die du kennst.</translation>
    </message>
    <message>
        <source>Sealed on this device</source>
        <translation>Auf diesem Gerät versiegelt</translation>
    </message>
    <message>
        <source>What you write for yourself or your connections is encrypted before it leaves. The server keeps it and can&apos;t read it.</source>
        <translation>Was du für dich oder deine Kontakte schreibst, wird verschlüsselt, bevor es das Gerät verlässt. Der Server bewahrt es auf und kann es nicht lesen.</translation>
    </message>
    <message>
        <source>What the server still sees</source>
        <translation>Was der Server trotzdem sieht</translation>
    </message>
    <message>
        <source>That you have an account, when you send something, how much, and with whom. Public posts can be read by everyone.</source>
        <translation>Dass du ein Konto hast, wann du etwas sendest, wie viel und mit wem. Öffentliche Beiträge können alle lesen.</translation>
    </message>
    <message>
        <source>Your password is the key</source>
        <translation>Dein Passwort ist der Schlüssel</translation>
    </message>
    <message>
        <source>Nobody can look it up or reset it for you. Choose a long one and keep it safe.</source>
        <translation>Niemand kann es nachsehen oder zurücksetzen. Wähle ein langes und bewahre es gut auf.</translation>
    </message>
    <message>
        <source>Create account</source>
        <extracomment>Button: begin with a new account</extracomment>
        <translation>Konto anlegen</translation>
    </message>
    <message>
        <source>Log in</source>
        <extracomment>Button: use an account that exists already</extracomment>
        <translation>Anmelden</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>1 second</source>
        <translation>1 Sekunde</translation>
    </message>
    <message numerus="yes">
        <source>%n seconds</source>
        <translation>
            <numerusform>%n Sekunde</numerusform>
            <numerusform>%n Sekunden</numerusform>
        </translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 Minute</translation>
    </message>
    <message numerus="yes">
        <source>%n minutes</source>
        <translation>
            <numerusform>%n Minute</numerusform>
            <numerusform>%n Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 Stunde</translation>
    </message>
    <message numerus="yes">
        <source>%n hours</source>
        <translation>
            <numerusform>%n Stunde</numerusform>
            <numerusform>%n Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>1 day</source>
        <translation>1 Tag</translation>
    </message>
    <message numerus="yes">
        <source>%n days</source>
        <translation>
            <numerusform>%n Tag</numerusform>
            <numerusform>%n Tage</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing answers at this address right now.</source>
        <translation>Unter dieser Adresse antwortet gerade niemand.</translation>
    </message>
    <message>
        <source>Something answers at this address, but it isn&apos;t a Quicksilver server.</source>
        <translation>Unter dieser Adresse antwortet etwas, aber kein Quicksilver-Server.</translation>
    </message>
    <message>
        <source>This is not the server this device knows under that address. Nothing was sent.</source>
        <translation>Das ist nicht der Server, den dieses Gerät unter der Adresse kennt. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>This server needs a newer version of Quicksilver.</source>
        <translation>Dieser Server braucht ein neueres Quicksilver.</translation>
    </message>
    <message>
        <source>This device&apos;s clock is %1 off, so the server can&apos;t trust the connection.</source>
        <extracomment>%1 is a length of time such as &quot;4 hours&quot;</extracomment>
        <translation>Die Uhr dieses Geräts weicht um %1 ab, deshalb kann der Server der Verbindung nicht trauen.</translation>
    </message>
    <message>
        <source>Username and password don&apos;t belong together on this server.</source>
        <translation>Benutzername und Passwort gehören auf diesem Server nicht zusammen.</translation>
    </message>
    <message>
        <source>Somebody on this server already has this username.</source>
        <translation>Diesen Benutzernamen hat auf diesem Server schon jemand.</translation>
    </message>
    <message>
        <source>A username has 3 to 30 characters: a to z, digits, dot and underscore.</source>
        <translation>Ein Benutzername hat 3 bis 30 Zeichen: a bis z, Ziffern, Punkt und Unterstrich.</translation>
    </message>
    <message>
        <source>A name has 1 to 50 characters.</source>
        <translation>Ein Name hat 1 bis 50 Zeichen.</translation>
    </message>
    <message>
        <source>A password needs at least 12 characters.</source>
        <translation>Ein Passwort braucht mindestens 12 Zeichen.</translation>
    </message>
    <message>
        <source>This registration code is unknown or has been used.</source>
        <translation>Dieser Anmeldecode ist unbekannt oder schon benutzt.</translation>
    </message>
    <message>
        <source>This server takes no new accounts without a registration code.</source>
        <translation>Ohne Anmeldecode nimmt dieser Server keine neuen Konten an.</translation>
    </message>
    <message>
        <source>That was often. Try again in %1.</source>
        <extracomment>%1 is a length of time such as &quot;40 seconds&quot;</extracomment>
        <translation>Das war oft. Versuch es in %1 wieder.</translation>
    </message>
    <message>
        <source>This server asks for weaker protection of your password than is safe. Nothing was sent.</source>
        <translation>Dieser Server verlangt einen schwächeren Schutz deines Passworts, als sicher ist. Es wurde nichts gesendet.</translation>
    </message>
    <message>
        <source>What the server sent about this account does not check out. Nothing was kept.</source>
        <translation>Was der Server zu diesem Konto geschickt hat, hält der Prüfung nicht stand. Nichts davon wurde behalten.</translation>
    </message>
    <message>
        <source>That password doesn&apos;t open what is on this device.</source>
        <translation>Dieses Passwort öffnet nicht, was auf diesem Gerät liegt.</translation>
    </message>
    <message>
        <source>No account lives on this device yet.</source>
        <translation>Auf diesem Gerät gibt es noch kein Konto.</translation>
    </message>
    <message>
        <source>An account already lives on this device.</source>
        <translation>Auf diesem Gerät gibt es schon ein Konto.</translation>
    </message>
    <message>
        <source>This device is full. Free some space, then try again.</source>
        <translation>Dieses Gerät ist voll. Schaffe Platz und versuch es dann wieder.</translation>
    </message>
    <message>
        <source>Quicksilver may not write to its folder on this device.</source>
        <translation>Quicksilver darf auf diesem Gerät nicht in seinen Ordner schreiben.</translation>
    </message>
    <message>
        <source>Try again</source>
        <extracomment>Button below a problem</extracomment>
        <translation>Noch einmal</translation>
    </message>
    <message>
        <source>Log in instead</source>
        <extracomment>Button below a problem</extracomment>
        <translation>Stattdessen anmelden</translation>
    </message>
    <message>
        <source>You&apos;re offline. Reading and writing still work.</source>
        <translation>Du bist offline. Lesen und Schreiben gehen weiter.</translation>
    </message>
    <message>
        <source>You&apos;re offline. Reading and writing still work; 1 thing will go out when you&apos;re back.</source>
        <translation>Du bist offline. Lesen und Schreiben gehen weiter; 1 Sache geht hinaus, sobald du zurück bist.</translation>
    </message>
    <message numerus="yes">
        <source>You&apos;re offline. Reading and writing still work; %n things will go out when you&apos;re back.</source>
        <translation>
            <numerusform>Du bist offline. Lesen und Schreiben gehen weiter; %n Sache geht hinaus, sobald du zurück bist.</numerusform>
            <numerusform>Du bist offline. Lesen und Schreiben gehen weiter; %n Sachen gehen hinaus, sobald du zurück bist.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for your server…</source>
        <translation>Dein Server wird gesucht …</translation>
    </message>
    <message>
        <source>Your internet works, but %1 isn&apos;t answering.</source>
        <extracomment>%1 is the name of the server</extracomment>
        <translation>Dein Internet geht, aber %1 antwortet nicht.</translation>
    </message>
    <message>
        <source>Your internet works, but %1 isn&apos;t answering. Last contact %2.</source>
        <extracomment>%1 is the name of the server, %2 a time of day</extracomment>
        <translation>Dein Internet geht, aber %1 antwortet nicht. Letzter Kontakt %2.</translation>
    </message>
    <message>
        <source>Something answers for %1, but it isn&apos;t your server. This network may want you to sign in first.</source>
        <extracomment>%1 is the name of the server</extracomment>
        <translation>Etwas antwortet für %1, aber nicht dein Server. Vielleicht verlangt dieses Netz erst eine Anmeldung.</translation>
    </message>
    <message>
        <source>%1 is not the server your account belongs to. Nothing was sent to it.</source>
        <extracomment>%1 is the name of the server</extracomment>
        <translation>%1 ist nicht der Server, zu dem dein Konto gehört. Es wurde nichts dorthin gesendet.</translation>
    </message>
    <message>
        <source>%1 needs a newer Quicksilver. Until then, everything you write is kept here.</source>
        <extracomment>%1 is the name of the server</extracomment>
        <translation>%1 braucht ein neueres Quicksilver. Bis dahin bleibt alles, was du schreibst, hier.</translation>
    </message>
    <message>
        <source>%1 has signed this device out. Everything you wrote is still here.</source>
        <extracomment>%1 is the name of the server</extracomment>
        <translation>%1 hat dieses Gerät abgemeldet. Alles, was du geschrieben hast, ist noch hier.</translation>
    </message>
    <message>
        <source>This device is full, so nothing new can be kept. Free some space.</source>
        <translation>Dieses Gerät ist voll, Neues kann nicht aufbewahrt werden. Schaffe Platz.</translation>
    </message>
    <message>
        <source>Try now</source>
        <extracomment>Button on the line that says why there is no connection</extracomment>
        <translation>Jetzt versuchen</translation>
    </message>
    <message>
        <source>Only me</source>
        <extracomment>Audience of a post</extracomment>
        <translation>Nur ich</translation>
    </message>
    <message>
        <source>Connections</source>
        <extracomment>Audience of a post</extracomment>
        <translation>Kontakte</translation>
    </message>
    <message>
        <source>Public</source>
        <extracomment>Audience of a post</extracomment>
        <translation>Öffentlich</translation>
    </message>
    <message>
        <source>Queued</source>
        <extracomment>Saved on this device, not yet with the server</extracomment>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>Wird gesendet …</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>The server did not say why. Your text is kept.</source>
        <translation>Der Server sagt nicht, warum. Dein Text bleibt erhalten.</translation>
    </message>
    <message>
        <source>It is larger than your server accepts. Your text is kept.</source>
        <translation>Er ist größer, als dein Server annimmt. Dein Text bleibt erhalten.</translation>
    </message>
    <message>
        <source>You may not post here any more. Your text is kept.</source>
        <translation>Du darfst hier nicht mehr schreiben. Dein Text bleibt erhalten.</translation>
    </message>
    <message>
        <source>The place it was meant for is gone. Your text is kept.</source>
        <translation>Den Ort, für den er gedacht war, gibt es nicht mehr. Dein Text bleibt erhalten.</translation>
    </message>
    <message>
        <source>Your room on the server is used up. Your text is kept.</source>
        <translation>Dein Platz auf dem Server ist aufgebraucht. Dein Text bleibt erhalten.</translation>
    </message>
    <message>
        <source>The server could not read it. Your text is kept; try it again.</source>
        <translation>Der Server konnte es nicht lesen. Dein Text bleibt erhalten; versuch es noch einmal.</translation>
    </message>
    <message>
        <source>Has not answered yet</source>
        <translation>Hat noch nicht geantwortet</translation>
    </message>
    <message>
        <source>Waiting for your answer</source>
        <extracomment>Heading of a list of people</extracomment>
        <translation>Warten auf deine Antwort</translation>
    </message>
    <message>
        <source>Asked by you</source>
        <extracomment>Heading of a list of people</extracomment>
        <translation>Von dir angefragt</translation>
    </message>
    <message>
        <source>Connected</source>
        <extracomment>Heading of a list of people</extracomment>
        <translation>Verbunden</translation>
    </message>
    <message>
        <source>Through your connections</source>
        <extracomment>Heading of a list of people</extracomment>
        <translation>Über deine Kontakte</translation>
    </message>
    <message>
        <source>1 person would like to connect.</source>
        <translation>1 Person möchte sich verbinden.</translation>
    </message>
    <message numerus="yes">
        <source>%n people would like to connect.</source>
        <translation>
            <numerusform>%n Person möchte sich verbinden.</numerusform>
            <numerusform>%n Personen möchten sich verbinden.</numerusform>
        </translation>
    </message>
    <message>
        <source>1 like</source>
        <translation>1-mal „Gefällt mir“</translation>
    </message>
    <message numerus="yes">
        <source>%n likes</source>
        <translation>
            <numerusform>%n-mal „Gefällt mir“</numerusform>
            <numerusform>%n-mal „Gefällt mir“</numerusform>
        </translation>
    </message>
    <message>
        <source>1 new</source>
        <translation>1 neuer</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <comment>Posts that wait above</comment>
        <translation>
            <numerusform>%n neuer</numerusform>
            <numerusform>%n neue</numerusform>
        </translation>
    </message>
    <message>
        <source>This device is full, so the post could not be kept. Your text is still here.</source>
        <translation>Dieses Gerät ist voll, der Beitrag konnte nicht gesichert werden. Dein Text ist noch da.</translation>
    </message>
    <message>
        <source>This text is empty or too long to post.</source>
        <translation>Dieser Text ist leer oder zu lang für einen Beitrag.</translation>
    </message>
    <message>
        <source>The post could not be saved on this device. Your text is still here.</source>
        <translation>Der Beitrag konnte auf diesem Gerät nicht gesichert werden. Dein Text ist noch da.</translation>
    </message>
    <message>
        <source>This is not an invitation link. Copy all of it, from quicksilver:// on.</source>
        <translation>Das ist kein Einladungslink. Kopiere ihn ganz, ab quicksilver://.</translation>
    </message>
    <message>
        <source>This link has been used or is older than seven days. Ask for a new one.</source>
        <translation>Dieser Link ist benutzt oder älter als sieben Tage. Bitte um einen neuen.</translation>
    </message>
    <message>
        <source>This link belongs to another server than yours.</source>
        <translation>Dieser Link gehört zu einem anderen Server als deinem.</translation>
    </message>
    <message>
        <source>Your server isn&apos;t answering, so the link could not be checked. Try it again.</source>
        <translation>Dein Server antwortet nicht, der Link konnte nicht geprüft werden. Versuch es noch einmal.</translation>
    </message>
    <message>
        <source>This link does not check out. Ask the person for a new one.</source>
        <translation>Dieser Link hält der Prüfung nicht stand. Bitte um einen neuen.</translation>
    </message>
    <message>
        <source>This link was made by a newer Quicksilver.</source>
        <translation>Dieser Link stammt von einem neueren Quicksilver.</translation>
    </message>
    <message>
        <source>Your account is still locked.</source>
        <translation>Dein Konto ist noch gesperrt.</translation>
    </message>
    <message>
        <source>A link can only be made while your server is answering.</source>
        <translation>Ein Link lässt sich nur erstellen, solange dein Server antwortet.</translation>
    </message>
    <message>
        <source>The link could not be made.</source>
        <translation>Der Link konnte nicht erstellt werden.</translation>
    </message>
    <message>
        <source>Your request to %1 is on its way.</source>
        <extracomment>%1 is the name of a person</extracomment>
        <translation>Deine Anfrage an %1 ist unterwegs.</translation>
    </message>
    <message>
        <source>arrived %1</source>
        <extracomment>On a post that was written much earlier; %1 is a time such as &quot;18:02&quot;</extracomment>
        <translation>angekommen %1</translation>
    </message>
    <message>
        <source>group %1</source>
        <extracomment>A part of a long key: %1 is a number from 1 to 9</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>groups %1</source>
        <extracomment>Parts of a long key: %1 is a list such as &quot;2, 5&quot;</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is mistyped in %1 of the recovery key. Compare it with the sheet; nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is mistyped in %1 of the account key. Compare it with the sheet; nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This sheet does not open an account of that name here. Look at the name and the server on the sheet. If a newer sheet was made, only that one works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is stored here was written by a newer Quicksilver. It was left as it is. Update Quicksilver to open it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is stored on this device is damaged. It was left as it is. Put back a copy of the folder, or log in with another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain no longer has the key. Log in with your username and password, and everything here opens again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other device stopped, or went away. Nothing was kept; begin again when both are ready.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What came was not an account with this device in it. Nothing was kept. Begin again, with your own device at the other end.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log in</source>
        <extracomment>Button below a problem</extracomment>
        <translation type="unfinished">Anmelden</translation>
    </message>
    <message>
        <source>This device was removed from your account. Everything you wrote is still here, locked. Log in again to send it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Group</source>
        <extracomment>Audience of a post: the members of one group</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Would like to connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer shares with you. You can send them a new invitation link.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked: nothing they send reaches you.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No longer connected</source>
        <extracomment>Heading of a list of people who ended the connection</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Blocked</source>
        <extracomment>Heading of a list of people</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>YouScreen</name>
    <message>
        <source>Nobody has checked a recovery sheet yet. Without one, a forgotten password loses this account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery sheet</source>
        <extracomment>Button: to the page with the recovery sheet</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This program</source>
        <extracomment>Heading over rows about the program itself</extracomment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About Quicksilver</source>
        <extracomment>Leads to the page with version and licence</extracomment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
