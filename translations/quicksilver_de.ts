<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de_DE" sourcelanguage="en_US">
<context>
    <name>AudienceChip</name>
    <message>
        <source>Audience: %1</source>
        <extracomment>Spoken name of the button that changes who can read the post; %1 is the audience now</extracomment>
        <translation>Sichtbar für: %1</translation>
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
        <source>Home, people</source>
        <translation>Start, Kontakte</translation>
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
    <name>NewPostsPill</name>
    <message>
        <source>Shows the new posts above</source>
        <extracomment>Spoken with the number of new posts</extracomment>
        <translation>Zeigt die neuen Beiträge darüber</translation>
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
        <source>The keychain no longer has the key. Your password opens everything.</source>
        <translation>Der Schlüsselbund hat den Schlüssel nicht mehr. Dein Passwort öffnet alles.</translation>
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
        <source>What is stored on this device is damaged. It was left as it is.</source>
        <translation>Was auf diesem Gerät gespeichert ist, ist beschädigt. Es wurde nicht angerührt.</translation>
    </message>
    <message>
        <source>What is stored here was written by a newer Quicksilver. It was left as it is.</source>
        <translation>Was hier gespeichert ist, stammt von einem neueren Quicksilver. Es wurde nicht angerührt.</translation>
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
        <source>Opened your link and would like to connect</source>
        <translation>Hat deinen Link geöffnet und möchte sich verbinden</translation>
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
</context>
</TS>
