# Was Aloud von sich aus sagt, auf Deutsch. Ein Satz ist ganz, hat eine Zeile und ist zum Hören
# geschrieben. Was in Klammern steht, wird eingesetzt. Steuerelemente heißen wie beim Bildschirmleser.

## Answers on their way

cut-here = Die Beschreibung bricht hier ab.
cut-stopped = Hier haben Sie die Beschreibung angehalten.
cut-connection-lost = Die Verbindung ist abgerissen; das war nur ein Teil.
cut-timed-out = Die Antwort kam ins Stocken; das war nur ein Teil.
cut-declined = Der Anbieter hat die Beschreibung hier abgebrochen
cut-failure = { $failure } Das war nur ein Teil.
still-waiting-rest = Der Rest lässt noch auf sich warten.
still-waiting-answer = Die Antwort lässt noch auf sich warten.
postponed = Der Anbieter ist überlastet. Nächster Versuch in { $wait }.
fell-back-next = { $reason } Stattdessen wird { $next } gefragt.
fell-back-screen = { $reason } Stattdessen wird der Bildschirm hier gelesen.
fell-back-picture = { $reason } Stattdessen wird das Bild hier gelesen.
overtaken = { $by } antwortet.
tokens = { $input } Token gesendet, { $output } empfangen.
possibly = möglicherweise
unchecked = Die Zitate konnten nicht rechtzeitig geprüft werden.
doubtful = Beim Lesen des Bildes hier nicht gefunden: { $quotes }.
window-instead = Wo das Steuerelement steht, ist hier nicht bekannt; das ist das Fenster.
nothing-yet = Es wurde noch nichts beschrieben.
nothing-to-copy = Es gibt noch keine Beschreibung zum Kopieren.
still-looking = Noch bei der Arbeit; es gibt noch nichts zu wiederholen.
copied = Kopiert.
not-copied = Die Beschreibung konnte nicht kopiert werden: Die Zwischenablage antwortet nicht.
stopped = Angehalten.
nothing-changed = Es hat sich nichts geändert.
forgotten = Vergessen.
nothing-kept = Es gibt nichts zu vergessen.
reloaded = Die Konfiguration wurde neu gelesen.

## A reason behind a sentence

with-reason = { $sentence }: { $reason }.
without-reason = { $sentence }.

## How long, behind "in"

one-second = einer Sekunde
seconds = { $count ->
    [one] einer Sekunde
   *[other] { $count } Sekunden
}
minutes = { $count ->
    [one] einer Minute
   *[other] { $count } Minuten
}
hours = { $count ->
    [one] einer Stunde
   *[other] { $count } Stunden
}

## News

key-taken-free = Die Taste { $key } für { $action } ist von einem anderen Programm belegt. { $free } ist frei: Tragen Sie sie in der Konfiguration { $place } ein.
key-taken = Die Taste { $key } für { $action } ist von einem anderen Programm belegt. Tragen Sie in der Konfiguration { $place } eine andere ein.
key-unusable = Die Taste { $key } für { $action } gibt es auf dieser Tastatur nicht. Tragen Sie in der Konfiguration { $place } eine andere ein.
key-place = unter keys als { $action }
key-place-mode = unter mode.{ $mode } als key
no-display = Es gibt keinen Bildschirm, deshalb werden keine Tasten gehört. Der Befehl aloud funktioniert.
safe-mode = Aloud ist mehrmals abgestürzt und läuft im sicheren Modus: Es lässt Ihre Konfiguration beiseite, fragt keinen Anbieter und liest nur den Text auf dem Bildschirm. So verlassen Sie den sicheren Modus: aloud autostart now.
restarted = Neu gestartet. Aloud hatte unerwartet geendet, und was im Gange war, ist verloren.
slept = Der Computer ging in den Ruhezustand, bevor die Antwort fertig war. Drücken Sie die Taste noch einmal.
display-lost = Die Verbindung zum Bildschirm ist abgerissen.
display-back = Der Bildschirm ist wieder da.
speech-moved = Die Sprachausgabe ist ausgefallen. Jetzt spricht { $engine }.
voice-missing = Die Stimme { $voice } gibt es nicht, deshalb spricht die Standardstimme. Alle Stimmen nennt: aloud voices.
voice-lacking = Für { $language } ist keine Stimme installiert, deshalb liest eine andere Stimme. Welche Stimmen es gibt, sagt: aloud voices.
config-line = Zeile { $line } der Konfiguration wird übergangen: { $complaint }
config-unreadable = Die Konfiguration ist nicht lesbar, deshalb gelten die Voreinstellungen: { $reason }

## The status

status-idle = Aloud { $version } läuft und hat nichts zu tun.
status-looking = Aloud { $version } betrachtet gerade { $at }.
status-paused = Pause: Aloud schaut nicht hin. Weiter geht es mit: aloud resume.
status-speech = Sprachausgabe: { $engine }.
status-no-speech = Sprachausgabe: keine, nur Töne.
status-providers = Anbieter: { $names }.
status-no-providers = Anbieter: keiner.
status-tokens = Seit dem Start: { $tokens }
status-key = Taste für { $action }: { $key }.
status-no-keys = Tasten: Es werden keine gehört.
status-problem = Problem: { $problem }

## What is looked at, behind "a picture"

of-screen = vom Bildschirm
of-window = vom aktiven Fenster
of-focus = vom Steuerelement mit dem Fokus
of-pointer = von der Umgebung des Mauszeigers
of-clipboard = von der Zwischenablage
of-same = vom letzten Bild
of-changes = von den Änderungen
of-file-named = von der Datei { $name }
of-file = von der Datei

## What is looked at, as it is named behind "looking at"

at-screen = den Bildschirm
at-window = das aktive Fenster
at-focus = das Steuerelement mit dem Fokus
at-pointer = die Umgebung des Mauszeigers
at-clipboard = die Zwischenablage
at-same = das letzte Bild
at-changes = die Änderungen
at-file-named = die Datei { $name }
at-file = die Datei

## Failures: the picture

failure-no-display = Es gibt keinen Bildschirm, der sich betrachten ließe. Starten Sie eine Desktop-Sitzung, oder nennen Sie eine Bilddatei.
failure-display-lost = Die Verbindung zum Bildschirm ist abgerissen. Drücken Sie noch einmal, wenn der Desktop wieder da ist.
failure-no-window = Kein Fenster ist aktiv. Wechseln Sie in ein Fenster, oder drücken Sie die Bildschirmtaste.
failure-protected = Ein Passwortfeld hat den Fokus, deshalb wird davon kein Bild gemacht. Die Fenstertaste betrachtet das ganze Fenster.
failure-no-memory = Es ist zu wenig Speicher frei. Schließen Sie ein Programm, und drücken Sie dann noch einmal.
failure-no-monitor = Kein Monitor ist eingeschaltet.
failure-monitors-change = Die Monitore ändern sich immer wieder, darum gibt es kein Bild von ihnen. Drücken Sie gleich noch einmal.
failure-capture-refused = Der Desktop erlaubt keine Bilder vom Bildschirm.
failure-capture-unsupported = Ein Bild { $of } ist auf diesem Desktop nicht möglich. Nehmen Sie stattdessen die Bildschirmtaste.
failure-screen-unsupported = Der Bildschirm ist auf diesem Desktop nicht zu sehen. Warum, sagt: aloud doctor.
failure-blank = Das Bild ist leer, alles ist { $colour }. Es wurde nichts gesendet. So sehen ein Bildschirmvorhang, ein geschütztes Fenster oder ein schlafender Bildschirm aus.
failure-clipboard-empty = Die Zwischenablage ist leer. Kopieren Sie zuerst ein Bild.
failure-clipboard-text = In der Zwischenablage ist Text, kein Bild. Kopieren Sie zuerst ein Bild.
failure-clipboard-files = In der Zwischenablage sind Dateien, aber kein Bild darunter. Kopieren Sie zuerst ein Bild.
failure-clipboard-address = In der Zwischenablage ist die Adresse eines Bildes, nicht das Bild selbst. Wählen Sie im Browser: Grafik kopieren.
failure-clipboard-other = In der Zwischenablage ist kein Bild. Kopieren Sie zuerst ein Bild.
failure-clipboard-silent = Das Programm, dem die Zwischenablage gehört, antwortet nicht. Kopieren Sie das Bild noch einmal, oder aus einem anderen Programm.
failure-clipboard-secret = Die Zwischenablage ist als geheim gekennzeichnet. Sie wurde nicht gelesen.
failure-damaged = Das Bild ist beschädigt und lässt sich nicht öffnen. Speichern oder kopieren Sie es noch einmal.
failure-not-a-picture = Das ist kein Bild in einem lesbaren Format. Wandeln Sie es in PNG oder JPEG um.
failure-too-large = Das Bild ist zu groß, um es zu öffnen. Die Grenze sind hundert Megapixel oder vierundsechzig Megabyte.
failure-file-missing = Es gibt keine Datei { $path }. Prüfen Sie den Namen.
failure-file-unreadable = Die Datei { $path } ist nicht lesbar. Prüfen Sie, ob es eine Datei ist und ob Sie sie lesen dürfen.

colour-black = schwarz
colour-white = weiß
colour-grey = grau
colour-yellow = gelb
colour-pink = rosa
colour-red = rot
colour-turquoise = türkis
colour-green = grün
colour-violet = violett
colour-blue = blau

## Failures: the way to the provider

failure-offline = Dieser Computer ist offline. Prüfen Sie das Netzwerk, und drücken Sie dann noch einmal.
failure-server-not-found = Der Server { $host } wurde nicht gefunden. Prüfen Sie das Netzwerk oder die base-url in der Konfiguration.
failure-connection-refused = Der Server { $host } hat die Verbindung abgelehnt. Prüfen Sie die base-url in der Konfiguration, oder versuchen Sie es später.
failure-connection-lost = Die Verbindung ist abgerissen, bevor eine Antwort kam. Drücken Sie noch einmal.
failure-untrusted-issuer = Dem Zertifikat des Servers ist nicht zu trauen; vielleicht hört jemand mit. Es wurde nichts gesendet. Wenn Ihr Netzwerk allen Verkehr prüft, nennen Sie dessen Zertifikat als ca-file in der Konfiguration.
failure-untrusted-expired = Das Zertifikat des Servers ist abgelaufen, oder die Uhr dieses Computers geht falsch. Es wurde nichts gesendet.
failure-untrusted-host = Das Zertifikat des Servers gehört einem anderen Server. Es wurde nichts gesendet.
failure-untrusted-other = Eine sichere Verbindung war nicht möglich. Es wurde nichts gesendet.
failure-proxy = Der Proxy hat abgelehnt oder nicht geantwortet. Prüfen Sie die Proxy-Einstellungen.
failure-login-page = Statt einer Antwort kam eine Webseite. Vielleicht verlangt dieses Netzwerk eine Anmeldung; öffnen Sie einen Browser, und drücken Sie dann noch einmal.
failure-timed-out-capture = Das Bild aufzunehmen hat zu lange gedauert. Drücken Sie noch einmal.
failure-timed-out-connect = Der Server war nicht rechtzeitig zu erreichen. Prüfen Sie das Netzwerk, und drücken Sie dann noch einmal.
failure-timed-out-first-word = Es kam rechtzeitig keine Antwort. Drücken Sie noch einmal.
failure-timed-out-next-word = Die Antwort kam ins Stocken.

## Failures: the provider

failure-no-provider = Ein Anbieter namens { $name } ist nicht eingerichtet. Die Namen stehen in der Konfiguration unter provider.
failure-no-provider-at-all = Es ist gar kein Anbieter eingerichtet. Die Namen stehen in der Konfiguration unter provider.
failure-misconfigured = Die Einstellungen von { $provider } in der Konfiguration können nicht funktionieren
failure-no-key-site = Es gibt keinen Schlüssel für { $provider }. Holen Sie einen bei { $site }, und speichern Sie ihn mit: aloud key set { $provider }.
failure-no-key = Es gibt keinen Schlüssel für { $provider }. Speichern Sie den des Servers mit: aloud key set { $provider }.
failure-keyring-locked = Der Schlüsselbund ist gesperrt, deshalb gibt es keinen Schlüssel für { $provider }. Entsperren Sie ihn, oder speichern Sie den Schlüssel mit: aloud key set { $provider }.
failure-key-file-open = Andere können die Schlüsseldatei { $path } lesen, deshalb wird sie nicht benutzt. Wenden Sie darauf an: chmod 600.
failure-key-refused = { $provider } nimmt den Schlüssel nicht an. Speichern Sie einen gültigen mit: aloud key set { $provider }.
failure-not-allowed = Der Anbieter erlaubt das für Ihr Konto oder Ihre Region nicht
failure-model-missing = Das Modell { $model } gibt es nicht oder nicht mehr. Welche es gibt, sagt: aloud models.
failure-no-sight = Das Modell { $model } kann keine Bilder betrachten. Wählen Sie in der Konfiguration ein anderes; aloud models nennt sie.
failure-limit-a-day = Die Zahl der Anfragen pro Tag ist erreicht. Drücken Sie in { $wait } noch einmal, oder ändern Sie requests-a-day unter limits in der Konfiguration.
failure-limit-a-minute = Die Zahl der Anfragen pro Minute ist erreicht. Drücken Sie in { $wait } noch einmal, oder ändern Sie requests-a-minute unter limits in der Konfiguration.
failure-request-too-large = Das Bild ist dem Anbieter zu groß. Nehmen Sie stattdessen die Fenstertaste.
failure-request-refused = Der Anbieter hat die Anfrage nicht verstanden
failure-busy-for = Der Anbieter ist überlastet. Versuchen Sie es in { $wait } noch einmal.
failure-busy = Der Anbieter ist überlastet. Versuchen Sie es in einer Minute noch einmal.
failure-quota-gone = Das Kontingent beim Anbieter ist aufgebraucht. Versuchen Sie es morgen wieder, oder nehmen Sie einen anderen Schlüssel oder Anbieter.
failure-credit-gone = Ihr Konto beim Anbieter hat kein Guthaben mehr, oder seine Ausgabengrenze ist erreicht. Ändern Sie das dort, oder nehmen Sie einen anderen Schlüssel oder Anbieter.
failure-overloaded = Der Anbieter hat zu viel zu tun. Versuchen Sie es in einer Minute noch einmal.
failure-provider-broken = Beim Anbieter ist Fehler { $status } aufgetreten. Versuchen Sie es in einer Minute noch einmal.
failure-unexpected = Die Antwort des Anbieters war nicht zu verstehen. Prüfen Sie die base-url in der Konfiguration.
failure-not-on-screen = { $text } wurde auf dem Bildschirm nicht gefunden.
failure-not-in-what-is-read = { $text } wurde in dem, was gelesen werden kann, nicht gefunden. Ein Teil des Textes ist in einer Schrift, die hier nicht gelesen werden kann.
failure-nothing-frozen = Es gibt kein Bild, zu dem Sie fragen könnten. Betrachten Sie zuerst etwas mit einer Taste.
failure-no-model = Fragen kann nur ein Modell beantworten, und kein Anbieter mit einem Modell ist eingerichtet. Mehr erfahren Sie mit der Taste für mehr.
failure-no-entry = Das Fenster für die Frage lässt sich nicht öffnen. Installieren Sie zenity, oder tippen Sie in einem Terminal: aloud ask.
failure-declined = Der Anbieter lehnt es ab, dieses Bild zu beschreiben
failure-empty = Der Anbieter hat nichts zurückgegeben. Drücken Sie noch einmal.
failure-cut-off = Die Beschreibung bricht ab.
failure-length-limit = Die Beschreibung wurde an ihrer Längengrenze abgeschnitten.
failure-endless = Die Antwort nahm kein Ende und wurde angehalten.
failure-repetition = Das Modell wiederholt sich und wurde angehalten.
failure-broken = In Aloud ist etwas kaputtgegangen. Drücken Sie noch einmal; wenn es wieder geschieht, melden Sie es bitte.

reason-safety = sein Sicherheitsfilter hat angeschlagen
reason-prohibited = er hält den Inhalt für verboten
reason-recitation = die Antwort würde einen geschützten Text wiedergeben
reason-blocklist = es enthält ein verbotenes Wort
reason-personal = es enthält heikle persönliche Daten
reason-language = er unterstützt die Sprache nicht
reason-other = er nennt keinen Grund

## Two opinions

one-opinion = Es gibt keine zweite Meinung. { $reason } Das sagt { $of }.
first-answer = die erste Antwort
second-answer = die zweite Antwort
opinions-nothing-common = Die beiden Antworten haben nichts gemeinsam.
opinions-same = Beide sagen dasselbe.
opinions-both = Beide sagen:
opinions-differ = Hier gehen sie auseinander: { $name } sagt: { $text }
opinions-but = Dagegen sagt { $name }: { $text }
opinions-only = Nur { $name }: { $text }

## Switches

paused = Pause. Aloud schaut nicht hin.
resumed = Aloud schaut wieder hin, wenn Sie fragen.
still-paused = Aloud macht Pause und schaut nicht hin. Wählen Sie im Symbolleistenmenü noch einmal Nicht hinschauen, oder geben Sie ein: aloud resume.
preferred-provider = Ab jetzt wird nur { $name } gefragt.
preferred-order = Die Anbieter werden der Reihe nach gefragt.
preferred = Nächste Antworten: { $name }.
preferred-configured = Die Länge der Antworten ist wie eingestellt.
detail-gist = ein Satz
detail-standard = ein paar Sätze
detail-full = alles
mode-auto = was zum Bild passt
mode-text = aller Text, wortgetreu
mode-ui = Steuerelemente und was sich tun lässt
mode-photo = ein Foto
mode-chart = ein Diagramm
mode-alt = ein Alternativtext

## The tray and the window for a question

icon-looking = Aloud, betrachtet { $at }
icon-paused = Aloud, Pause, schaut nicht hin
icon-idle = Aloud, bereit
menu-screen = Bildschirm beschreiben
menu-window = Aktives Fenster beschreiben
menu-focus = Das Steuerelement mit dem Fokus beschreiben
menu-pointer = Beschreiben, was um den Mauszeiger ist
menu-clipboard = Zwischenablage beschreiben
menu-changes = Sagen, was sich geändert hat
menu-ask = Zum letzten Bild fragen
menu-more = Mehr zum letzten Bild sagen
menu-repeat = Letzte Antwort wiederholen
menu-stop = Schweigen und anhalten
menu-forget = Letztes Bild vergessen
menu-copy = Letzte Antwort kopieren
menu-provider = Anbieter
menu-in-order = In der eingestellten Reihenfolge
menu-detail = Länge der Antworten
menu-as-configured = Wie eingestellt
menu-mode = Worauf geachtet wird
menu-pause = Nicht hinschauen
menu-copies = Kopierte Bilder beschreiben
menu-private = Nichts im Verlauf aufbewahren
menu-reload = Konfiguration neu lesen
menu-quit = Aloud beenden
menu-question = Ihre Frage zum Bild:

## What is read here: the front window

front-window = Vorderes Fenster: { $window }
under-pointer = Unter dem Mauszeiger: { $window }
no-window-under-pointer = Unter dem Mauszeiger ist kein Fenster
no-window-active = Kein Fenster ist aktiv
window-unknown = Der Name des Fensters ist nicht bekannt
window-untitled = ein Fenster ohne Titel
partly-off-screen = { $head }; ein Teil davon liegt außerhalb des Bildschirms
head-and-focus = { $head }; { $focus }
head-and-text = { $head }: { $text }
focus = Fokus auf { $control }
focus-holding = Fokus auf { $control }: { $held }
focus-password = Ein Passwortfeld hat den Fokus
focus-password-named = Das Passwortfeld { $name } hat den Fokus
selected = Ausgewählt: { $text }
selected-words = { $count ->
    [one] Ein Wort ist ausgewählt
   *[other] { $count } Wörter sind ausgewählt
}
dialog-named = { $role }: { $name }
control-named = { $role } { $name }
control-unnamed = { $role } ohne Namen
holds = { $name } enthält { $value }
for-password = { $name } für ein Passwort
doable-fields = { $count ->
    [one] Feld: { $names }
   *[other] Felder: { $names }
}
doable-checks = { $count ->
    [one] Kontrollkästchen: { $names }
   *[other] Kontrollkästchen: { $names }
}
doable-buttons = { $count ->
    [one] Schalter: { $names }
   *[other] Schalter: { $names }
}
doable-tabs = { $count ->
    [one] Registerkarte: { $names }
   *[other] Registerkarten: { $names }
}
doable-menus = { $count ->
    [one] Menü: { $names }
   *[other] Menüs: { $names }
}
and-more = { $count ->
    [one] { $names } und eins mehr
   *[other] { $names } und { $count } mehr
}
controls-unnamed = { $count ->
    [one] Ein Steuerelement hat keinen Namen
   *[other] { $count } Steuerelemente haben keinen Namen
}
no-accessibility = Die Barrierefreiheit läuft auf diesem Desktop nicht, deshalb geben Anwendungen keine Auskunft
nothing-told = Diese Anwendung gibt keine Auskunft darüber, was in ihr ist
told-in-part = Sie hat nicht rechtzeitig alles mitgeteilt

## What is read here: texts and other windows

over-it = Darüber: { $window }
behind-it = Dahinter: { $window }
window-named = Fenster: { $window }
also-open = Außerdem offen: { $names }
last-lines = Letzte Zeilen:
more-lines = { $count ->
    [one] Noch eine Zeile
   *[other] Noch { $count } Zeilen
}
lines-before = { $count ->
    [one] Davor noch eine Zeile
   *[other] Davor noch { $count } Zeilen
}
press-twice = Für alles drücken Sie die Taste zweimal
unreadable-script = Ein Teil des Textes ist in einer Schrift, die hier nicht gelesen werden kann
text-unread = Der Text im Bild konnte nicht gelesen werden
text-unread-memory = Es ist zu wenig Speicher frei, um den Text im Bild zu lesen
no-text = Kein Text gefunden
no-model-described = Kein Modell hat es beschrieben

## What is read here: pictures

facts-drawing = Das scheint ein Bildschirmfoto oder eine Zeichnung zu sein, { $shape }, { $width } mal { $height }
facts-photo = Das scheint ein Foto zu sein, { $shape }, { $width } mal { $height }
shape-portrait = Hochformat
shape-square = quadratisch
shape-landscape = Querformat
mostly-dark = { $facts }, überwiegend dunkel
mostly-light = { $facts }, überwiegend hell
facts-with-text = { $facts }, mit dem Text { $text }; kein Modell hat es beschrieben
facts-alone = { $facts }; kein Modell hat es beschrieben
first-frame = Nur das erste Bild oder die erste Seite wird gezeigt
no-text-in-it = Darin wurde kein Text gefunden
text-in-it = Text darin:

## What is read here: changes

new-window = Neues Fenster: { $names }
gone-window = Geschlossen: { $names }
new-text = Neuer Text: { $texts }
new-text-in = Neuer Text in { $window }: { $texts }
gone-text = Verschwundener Text: { $texts }
and-lines-more = { $count ->
    [one] { $texts }; und noch eine Zeile
   *[other] { $texts }; und noch { $count } Zeilen
}
changed-places = Das Bild hat sich { $places } geändert, ohne Text

## What is read here: a text that is looked for

found = { $count ->
    [one] Einmal gefunden
   *[other] { $count } Mal gefunden
}
found-possibly = Nicht genau so gefunden, aber möglicherweise
possibly-at = Möglicherweise { $place }
found-more = { $count ->
    [one] Und noch einmal
   *[other] Und noch { $count } Mal
}
found-at = { $place }: { $text }
in-front-window = Im vorderen Fenster
in-window = In { $window }, { $place }

place-nearly-everywhere = fast überall
place-in-the-middle = in der Mitte
place-at-the-left = links
place-at-the-right = rechts
place-at-the-top = oben
place-at-the-bottom = unten
place-at-the-top-left = oben links
place-at-the-top-right = oben rechts
place-at-the-bottom-left = unten links
place-at-the-bottom-right = unten rechts

## What controls are called, as screen readers call them

role-alert = Warnung
role-application = Anwendung
role-article = Artikel
role-audio = Audio
role-button = Schalter
role-calendar = Kalender
role-drawing-area = Zeichenfläche
role-cell = Zelle
role-check-box = Kontrollkästchen
role-check-menu-item = Menüeintrag mit Häkchen
role-column-header = Spaltenüberschrift
role-combo-box = Kombinationsfeld
role-date-field = Datumsfeld
role-dialog = Dialog
role-document = Dokument
role-file-chooser = Dateiauswahl
role-form = Formular
role-group = Gruppe
role-heading = Überschrift
role-image = Grafik
role-landmark = Sprungmarke
role-link = Link
role-list = Liste
role-list-item = Listeneintrag
role-formula = Formel
role-menu = Menü
role-menu-bar = Menüleiste
role-menu-item = Menüeintrag
role-notification = Benachrichtigung
role-password-field = Passwortfeld
role-progress-bar = Fortschrittsbalken
role-radio-button = Auswahlschalter
role-radio-menu-item = Menüeintrag mit Auswahl
role-row = Zeile
role-row-header = Zeilenüberschrift
role-scroll-bar = Bildlaufleiste
role-separator = Trennlinie
role-slider = Schieberegler
role-spin-button = Drehfeld
role-status-bar = Statuszeile
role-tab = Registerkarte
role-tab-list = Registerkartenliste
role-table = Tabelle
role-terminal = Terminal
role-text = Text
role-text-area = mehrzeiliges Eingabefeld
role-text-field = Eingabefeld
role-toggle-button = Umschalter
role-tool-bar = Symbolleiste
role-tool-tip = Kurzinfo
role-tree = Baumansicht
role-tree-item = Baumeintrag
role-video = Video
role-window = Fenster
role-control = Steuerelement

state-focused = hat den Fokus
state-selected = ausgewählt
state-checked = aktiviert
state-not-checked = nicht aktiviert
state-partly-checked = teilweise aktiviert
state-pressed = gedrückt
state-not-pressed = nicht gedrückt
state-expanded = erweitert
state-collapsed = reduziert
state-disabled = nicht verfügbar
state-read-only = schreibgeschützt
state-required = erforderlich
state-invalid = ungültige Eingabe
state-busy = beschäftigt
state-default = Standard
state-visited = besucht

## The history

history-private = Privat. Im Verlauf wird nichts aufbewahrt.
history-private-no-more = Nicht mehr privat.
status-history-kept = Verlauf: Der Wortlaut der Antworten wird aufbewahrt.
status-history-private = Privat: Im Verlauf wird nichts aufbewahrt. So beenden Sie das: aloud private off.
history-replaced = Der Verlauf war beschädigt. Er liegt jetzt beiseite unter dem Namen history-damaged, und ein neuer hat begonnen.
history-off = Der Verlauf ist ausgeschaltet. Zum Einschalten setzen Sie keep = true unter history in der Konfiguration, und geben Sie dann ein: aloud reload.
history-empty = Der Verlauf ist leer.
history-not-in-it = Keine Antwort im Verlauf enthält diese Wörter.
history-erased = Der Verlauf ist gelöscht.
history-not-erased = Es ist nicht alles gelöscht.
unkept-no-folder = Antworten werden nicht im Verlauf aufbewahrt: Weder XDG_DATA_HOME noch HOME ist gesetzt.
unkept-full = Antworten werden nicht im Verlauf aufbewahrt: Die Festplatte ist voll. Schaffen Sie Platz; dann werden sie wieder aufbewahrt.
unkept-read-only = Antworten werden nicht im Verlauf aufbewahrt: In seinen Ordner lässt sich nicht schreiben. Sehen Sie sich den Ordner aloud in Ihrem Datenordner an.
unkept-busy = Eine Antwort wurde nicht im Verlauf aufbewahrt: Ein anderes Programm hält ihn fest, oder die Festplatte antwortet nicht.
unkept-other = Antworten werden nicht im Verlauf aufbewahrt: Er ist unbrauchbar. So beginnen Sie einen neuen: aloud history forget.
unreadable-no-folder = Es gibt keinen Ort für einen Verlauf: Weder XDG_DATA_HOME noch HOME ist gesetzt.
unreadable-full = Der Verlauf lässt sich nicht ändern: Die Festplatte ist voll. Schaffen Sie Platz, und versuchen Sie es dann noch einmal.
unreadable-read-only = Der Verlauf lässt sich nicht öffnen oder ändern: Sein Ordner lässt es nicht zu. Sehen Sie sich den Ordner aloud in Ihrem Datenordner an.
unreadable-busy = Ein anderes Programm hält den Verlauf fest. Versuchen Sie es gleich noch einmal.
unreadable-other = Der Verlauf ist nicht lesbar. So beginnen Sie einen neuen: aloud history forget.
history-heading = { $when }, { $subject }, { $provider }:
history-heading-stopped = { $when }, { $subject }, angehalten:

## The locked screen

locked = Der Bildschirm ist gesperrt. Es wurde nichts betrachtet.
locked-meanwhile = Der Bildschirm ist gesperrt. Die Antwort wurde verworfen.
status-locked = Gesperrt: Aloud schaut nicht hin, bis der Bildschirm entsperrt ist.

## Copied pictures

copies-watched = Kopierte Bilder werden ab jetzt beschrieben.
copies-unwatched = Kopierte Bilder werden nicht mehr beschrieben.
copies-too-many = Es werden mehr Bilder kopiert, als Aloud in einer Minute von selbst beschreibt. Drücken Sie die Taste für die Zwischenablage, um eines zu hören.
status-copies = Kopierte Bilder werden ohne Tastendruck beschrieben.

## Secrets in a picture

secrets-possible = Mögliche Geheimnisse im Bild: { $names }.
secrets-window = Ein Fenster von { $application } ist im Bild.
secrets-unread = Die Zeit reichte nicht, um das ganze Bild auf Geheimnisse durchzusehen.
secrets-unread-around = Das vordere Fenster wurde auf Geheimnisse durchgesehen; für alles darum herum reichte die Zeit nicht.
secrets-unread-failed = Das Bild konnte nicht auf Geheimnisse durchgesehen werden.
withheld-read-here = Nichts wird gesendet; es wird stattdessen hier gelesen.
withheld = Es wurde nichts gesendet.
withheld-press = Drücken Sie noch einmal, um es trotzdem zu senden.
withheld-option = Um es trotzdem zu senden, fügen Sie dem Befehl --send-anyway hinzu.
masked-secrets = Übermalt: { $names }.
masked-window = Das Fenster von { $application } ist übermalt.
secret-card = eine Kartennummer
secret-private-key = ein privater Schlüssel
secret-token = ein Zugangstoken
secret-password = ein Passwort
secret-code = ein Einmalcode
secret-password-field = ein Passwortfeld

## Consent

not-agreed = An { $provider } wird nichts gesendet, bevor Sie zugestimmt haben. Um zu hören, was gesendet wird, und um zuzustimmen, geben Sie ein: aloud setup.
what-is-sent = Bei jedem Tastendruck werden an { $provider } unter { $address } gesendet: das Bild, nach dem Sie fragen, die Namen der Anwendung, des Fensters und des Steuerelements im Vordergrund und ausgewählter Text. Sonst wird nie etwas gesendet. Passwörter und andere Geheimnisse, die auf dem Bildschirm stehen, sind im Bild.
kept-gemini = Mit einem Schlüssel, für den niemand zahlt, darf Google das Gesendete zur Verbesserung seiner Produkte nutzen, und Menschen können es lesen. Mit einem bezahlten Schlüssel tut es das nicht und bewahrt Anfragen bis zu 55 Tage auf, um Missbrauch zu finden.
kept-openai = OpenAI wird gebeten, nichts von einer Anfrage zu speichern. Es bewahrt das Gesendete bis zu 30 Tage auf, um Missbrauch zu finden, und trainiert seine Modelle nicht damit.
kept-anthropic = Anthropic löscht das Gesendete innerhalb von 30 Tagen, wenn es darin keinen Missbrauch findet, und trainiert seine Modelle nicht damit.
kept-elsewhere = Wie lange es dort aufbewahrt wird, wissen nur die Betreiber dieses Servers.
stays-here = { $provider } läuft auf diesem Computer, unter { $address }. Aloud sendet Bilder nirgendwo anders hin.
agreed-by-key = Indem Sie einen Schlüssel speichern, stimmen Sie dem zu. So nehmen Sie das zurück: aloud key remove { $provider }.

## Places

screen-instead = Wo das ist, sagt dieser Desktop nicht; das ist der ganze Bildschirm.

## Nothing can be heard

unheard = Aloud ist nicht zu hören
unheard-remedy = Keine Sprachausgabe und kein Soundserver antwortet. Prüfen Sie den Ton dieses Computers, und drücken Sie dann noch einmal; lesen lassen sich Antworten mit: aloud describe.
muted = Aloud ist stummgeschaltet
muted-remedy = Der Lautsprecher ist stumm, oder seine Lautstärke ist null. Aloud überlässt das Ihnen: Stellen Sie den Ton lauter, und drücken Sie dann noch einmal; lesen lassen sich Antworten mit: aloud describe.
no-loudspeaker = Aloud hat keinen Lautsprecher
no-loudspeaker-remedy = Der Soundserver findet weder Lautsprecher noch Kopfhörer. Schließen Sie einen an oder schalten Sie ihn ein, und drücken Sie dann noch einmal; lesen lassen sich Antworten mit: aloud describe.

## Modes and alt texts

alt-copied = Der Alternativtext ist kopiert.
alt-not-copied = Der Alternativtext konnte nicht kopiert werden: Die Zwischenablage antwortet nicht. Kopieren Sie ihn mit: aloud copy.
alt-not-kept = Der Alternativtext ist nicht kopiert, denn nur der Daemon kann ihn in der Zwischenablage halten. Starten Sie ihn mit: aloud daemon.
no-alt = Es ist nichts kopiert, denn kein Modell hat einen Alternativtext geschrieben.
no-mode = Einen Modus { $name } gibt es nicht. Es gibt { $known }.
and-last = { $others } und { $last }
status-own-modes = Eigene Modi: { $names }.
config-lines-too = { $count ->
    [one] Noch eine Zeile der Konfiguration wird ignoriert. Sie hören sie mit: aloud config check.
   *[other] Noch { $count } Zeilen der Konfiguration werden ignoriert. Sie hören sie mit: aloud config check.
}

## The set-up: speech

setup-welcome = Willkommen bei der Einrichtung von Aloud. Jede Frage wird geschrieben und gesprochen. Die Eingabetaste allein nimmt die Antwort, die zuletzt genannt wird. Ein Fragezeichen und Eingabe wiederholt eine Frage. Ein s und Eingabe beendet hier das Sprechen, zum Beispiel wenn Ihr Bildschirmleser mitliest. Steuerung C bricht ab, und nichts wird geändert.
setup-nothing-speaks = Nichts auf diesem Computer kann sprechen, deshalb werden die Fragen nur geschrieben. Um den Grund zu erfahren, geben Sie danach ein: aloud doctor.
setup-speaks-no-more = Ab hier werden die Fragen nur geschrieben.
setup-speaks-again = Die Fragen werden wieder gesprochen.
setup-left = Die Einrichtung wurde abgebrochen. Nichts wurde geändert.
setup-yes-or-no = Bitte tippen Sie j für ja oder n für nein, dann Eingabe.
setup-no-such-choice = Das steht nicht zur Wahl. Tippen Sie eine der Zahlen, dann Eingabe.
setup-do-you-hear = Diesen Satz sollten Sie hören, gesprochen durch { $engine }. Hören Sie ihn? Tippen Sie n für nein; Eingabe heißt ja.
setup-not-heard = Dann ist zurzeit keine Sprache zu hören, und die Fragen werden nur geschrieben. Um den Grund zu erfahren, geben Sie danach ein: aloud doctor.
setup-speed = Das Tempo ist { $rate }, auf einer Skala von minus 100 bis 100. Tippen Sie ein Pluszeichen für schneller, ein Minuszeichen für langsamer, oder eine Zahl. Eingabe behält es bei.
setup-no-speed = Tippen Sie ein Pluszeichen, ein Minuszeichen oder eine Zahl von minus 100 bis 100. Eingabe behält das Tempo bei.
setup-voice = Um eine andere Stimme zu wählen, tippen Sie einen Teil ihres Namens oder ihre Sprache, etwa de oder en. Eingabe behält die Stimme bei.
setup-no-voice = Keine Stimme hat { $wanted } im Namen oder als Sprache.
setup-which-voice = Tippen Sie die Nummer einer davon. Eingabe behält die Stimme bei.
setup-this-voice = Das ist die Stimme. Soll es diese sein? Tippen Sie n für nein; Eingabe heißt ja.

## The set-up: who describes

setup-who-describes = Wer soll beschreiben, was auf dem Bildschirm ist?
setup-gemini = Gemini, von Google
setup-openai = OpenAI
setup-anthropic = Claude, von Anthropic
setup-as-configured = { $name }, wie eingestellt
setup-own-server = ein eigener Server, der zu OpenAI kompatibel ist, etwa Ollama oder llama.cpp
setup-nobody = niemand: Nur dieser Computer liest den Bildschirm, und nichts wird gesendet
setup-type-a-number = Tippen Sie eine Zahl. Eingabe nimmt { $usual }.
setup-address = Wo ist der Server? Tippen Sie seine Adresse. Eingabe nimmt http://localhost:11434/v1; dort ist Ollama.
setup-model = Welches Modell soll er benutzen? Tippen Sie den Namen. Eingabe überlässt das dem Server.
setup-do-you-agree = Stimmen Sie zu, dass Bilder an { $provider } gesendet werden? Sie können das jederzeit zurücknehmen, indem Sie noch einmal aloud setup eingeben. Tippen Sie ja, um zuzustimmen; Eingabe heißt nein.
setup-not-agreed = Dann liest nur dieser Computer den Bildschirm: Fenster, Steuerelemente und Text. Niemandem wird etwas gesendet.
setup-agreed = Sie haben zugestimmt, und Bilder werden an { $provider } gesendet, wenn Sie eine Taste drücken.
setup-key-is-there = Es gibt schon einen Schlüssel für { $provider }, aufbewahrt hier: { $place }. Um einen anderen zu benutzen, fügen Sie ihn ein; er wird nicht angezeigt. Eingabe behält den Schlüssel bei.
setup-paste-key-site = Nun der Schlüssel für { $provider }. Sie bekommen einen bei { $site }. Fügen Sie ihn ein und drücken Sie Eingabe; er wird nicht angezeigt. Eingabe allein macht ohne Schlüssel weiter, und bis es einen gibt, liest dieser Computer den Bildschirm.
setup-paste-key = Nun der Schlüssel für { $provider }. Fügen Sie ihn ein und drücken Sie Eingabe; er wird nicht angezeigt. Eingabe allein macht ohne Schlüssel weiter.
setup-trying = Der Schlüssel wird ausprobiert.
setup-key-kept = Der Schlüssel wird trotzdem behalten. Um ihn später noch einmal zu prüfen, geben Sie ein: aloud key check.
setup-no-key-taken = Kein Schlüssel wird behalten. Um später einen zu speichern, geben Sie ein: aloud key set.

## The set-up: the desktop

setup-instead-of = { $news } Tippen Sie eine andere Taste, etwa Ctrl+Alt+D, oder ein Minuszeichen für keine. Eingabe nimmt { $proposal }.
setup-another-for = { $news } Tippen Sie eine andere Taste, etwa Ctrl+Alt+D. Eingabe lässt es ohne Taste.
setup-screen-key = Die Taste, die den Bildschirm beschreibt, ist { $key }. Tippen Sie eine andere, etwa Ctrl+Alt+D. Eingabe behält sie bei.
setup-no-keys-here = Aloud kann auf diesem Desktop nicht selbst Tasten belegen. Legen Sie in den Tastatureinstellungen Ihres Desktops den Befehl aloud describe auf eine Taste.
setup-tray = Soll es in der Symbolleiste ein Symbol mit einem Menü geben, wo der Desktop eine hat? Tippen Sie n für nein; Eingabe heißt ja.
setup-login = Soll Aloud starten, wenn Sie sich anmelden? Tippen Sie n für nein; Eingabe heißt ja.
setup-save = Das war alles. Soll es gespeichert werden? Tippen Sie n für nein; Eingabe heißt ja.
setup-saved = Es ist gespeichert.
setup-starts = Aloud läuft jetzt und hört auf seine Tasten.
setup-starts-not = Aloud konnte nicht gestartet werden. Den Grund sehen Sie mit: aloud daemon.
setup-first = Soll der Bildschirm jetzt zum ersten Mal beschrieben werden? Tippen Sie n für nein; Eingabe heißt ja.
setup-done = Die Einrichtung ist fertig. Um eine Antwort zu ändern, geben Sie noch einmal ein: aloud setup.
setup-done-key = Die Einrichtung ist fertig. Drücken Sie { $key }, wann immer Sie hören wollen, was auf dem Bildschirm ist. Um eine Antwort zu ändern, geben Sie noch einmal ein: aloud setup.

## Options set from the command line

option-set = Die Option { $option } ist jetzt { $value }.
option-unset = Die Option { $option } hat jetzt ihren Standardwert.
option-not-set = Die Option { $option } bleibt, wie sie war: { $reason }

## The doctor

doctor-beginning = Jeder Teil von Aloud wird jetzt ausprobiert. Das dauert bis zu zwei Minuten; Sie werden kurze Töne und einige Sätze hören.
doctor-all-well = Alles funktioniert.
doctor-the-rest = Alles andere funktioniert.
doctor-no-time = Es wurde nicht ausprobiert, weil die Teile davor zu lange gedauert haben.
doctor-paused = Der Bildschirm wurde nicht betrachtet, weil Aloud Pause macht. Damit es wieder hinschaut, geben Sie ein: aloud resume.
doctor-on-trial = Aloud spricht durch { $engine }.
doctor-works = Das funktioniert, durch { $by }.
doctor-works-less = Das funktioniert, aber nur durch { $by }, weil { $first } nicht funktioniert: { $why }. { $remedy }
doctor-fails = Das funktioniert nicht. { $remedy }
doctor-fails-because = Das funktioniert nicht: { $why }. { $remedy }
way-works = { $name } funktioniert, { $millis } ms.
way-works-so = { $name } funktioniert, { $millis } ms, { $remark }.
way-fails = { $name } funktioniert nicht, { $millis } ms.
way-fails-because = { $name } funktioniert nicht, { $millis } ms: { $remark }.
remedy-screen = Geben Sie den Befehl in Ihrer Desktop-Sitzung ein. Dann kann ein Bild von ihr gemacht werden.
remedy-clipboard = Die Taste für die Zwischenablage wird nicht funktionieren; speichern Sie ein Bild als Datei, und geben Sie aloud describe mit ihrem Namen ein.
remedy-applications = Installieren Sie at-spi2-core, und melden Sie sich neu an; bis dahin wird nur gesagt, was im Bild ist.
remedy-keys = Legen Sie in den Tastatureinstellungen Ihres Desktops den Befehl aloud describe auf eine Taste.
doctor-no-keys = Der Daemon hört keine Taste
remedy-speech-dispatcher = Probieren Sie spd-say hallo in einem Terminal; wenn nichts zu hören ist, installieren Sie speech-dispatcher, oder richten Sie ihn ein.
remedy-speech = Prüfen Sie, ob überhaupt Ton zu hören ist, und installieren Sie dann speech-dispatcher und espeak-ng.
doctor-no-sound = es kann kein Ton abgespielt werden
remedy-sounds = Starten Sie PipeWire oder PulseAudio, oder melden Sie sich neu an.
remedy-tray = Es fehlt nur das Symbol: Die Tasten und die Befehlszeile können alles, was es kann.
remedy-bus = Melden Sie sich in einer Desktop-Sitzung an, die ihn startet; Schlüsselbund, Symbolleiste und die Texte der Anwendungen brauchen ihn.
remedy-keyring = Bis dahin wird ein Schlüssel in einer Datei aufbewahrt, die nur Sie lesen können. Um ihn im Schlüsselbund aufzubewahren, entsperren Sie diesen, und geben Sie ein: aloud key set.
remedy-configuration = Ändern Sie das, und geben Sie dann ein: aloud config check.
remedy-daemon = Es läuft kein Daemon, deshalb wird keine Taste gehört. Starten Sie ihn mit: aloud autostart now.
doctor-no-login = Aloud startet nicht bei der Anmeldung. So ändern Sie das: aloud autostart enable.
doctor-keys-free = { $count ->
    [one] Eine Taste ist frei und kann benutzt werden.
   *[other] { $count } Tasten sind frei und können benutzt werden.
}
doctor-keys-heard = { $count ->
    [one] Der Daemon hört eine Taste.
   *[other] Der Daemon hört { $count } Tasten.
}
doctor-daemon-runs = Version { $version } läuft.
doctor-provider-works = Das funktioniert: Das Modell { $model } hat ein kleines Testbild betrachtet, erstes Wort nach { $millis } ms.
doctor-reader-works = Das funktioniert: die ersten Worte zu diesem Bildschirm nach { $millis } ms.
doctor-part = { $name }: { $says }
doctor-problems = { $count ->
    [one] Ein Teil funktioniert nicht, wie er könnte.
   *[other] { $count } Teile funktionieren nicht, wie sie könnten.
}
doctor-report-written = Der Bericht liegt hier: { $place }. Er enthält kein Bild, keinen Text vom Bildschirm und keinen Schlüssel. Lesen Sie ihn, bevor Sie ihn weitergeben.
doctor-report-not-written = Der Bericht kann nicht in { $place } geschrieben werden: { $reason }. Nennen Sie eine andere Datei.

## The doctor: the parts

part-configuration = Konfiguration
part-speech = Sprachausgabe
part-sounds = Töne
part-keys = Tasten
part-screen = Bildschirm
part-clipboard = Zwischenablage
part-applications = Anwendungen
part-reader = Leser auf diesem Computer
part-services = Dienste des Desktops
part-tray = Symbolleiste
part-keyring = Schlüsselbund
part-daemon = Daemon
part-login = Start bei der Anmeldung
part-provider = Anbieter { $name }
doctor-session-bus = den Sitzungsbus
doctor-no-session-bus = es gibt keinen Sitzungsbus
doctor-stages = Wie lange ein Blick dauert
stage-picture = Bild aufgenommen { $millis } ms
stage-encoded = kodiert { $millis } ms
stage-connected = verbunden { $millis } ms
stage-first-word = erstes Wort des Anbieters { $millis } ms
stage-first-words-here = erste Worte dieses Computers { $millis } ms
stage-first-sound = Sprache beginnt { $millis } ms
doctor-table = In dieser Sitzung
doctor-by = { $what } durch { $way }
doctor-by-nothing = { $what } durch nichts

## Keys of providers, typed and stored

no-key-given = Es wurde kein Schlüssel angegeben. Tippen Sie ihn an der Eingabestelle, oder fügen Sie ihn dort ein, oder senden Sie ihn an die Standardeingabe.
key-prompt = Schlüssel für { $provider }, er wird nicht angezeigt:
needs-no-key = { $provider } braucht keinen Schlüssel.
key-stored = Der Schlüssel für { $provider } ist gespeichert, und zwar hier: { $place }.
key-was-not-stored = Es war kein Schlüssel für { $provider } gespeichert.
key-removed = Der Schlüssel für { $provider } ist gelöscht, und zwar hier: { $places }.
key-in-environment = die Umgebungsvariable { $variable }
key-in-keyring = der Schlüsselbund
key-typed = dieses Terminal
key-in-file = die Datei { $path }, die nur Sie lesen können
key-works = { $provider } nimmt den Schlüssel an, und das Modell { $model } betrachtet Bilder.
works-without-key = { $provider } antwortet ohne Schlüssel, und das Modell { $model } betrachtet Bilder.

## The configuration from the command line

config-no-place = Es gibt keinen Ort für eine Konfiguration: Weder XDG_CONFIG_HOME noch HOME ist gesetzt.
config-right = Die Konfiguration ist in Ordnung.
config-not-shown = Die Konfiguration kann nicht angezeigt werden: { $reason }.

## What languages are called

language-en = Englisch
language-de = Deutsch
language-fr = Französisch
language-es = Spanisch
language-it = Italienisch
language-pt = Portugiesisch
language-nl = Niederländisch
language-pl = Polnisch
language-sv = Schwedisch
language-da = Dänisch
language-nb = Norwegisch
language-fi = Finnisch
language-cs = Tschechisch
language-hu = Ungarisch
language-ro = Rumänisch
language-tr = Türkisch
language-ru = Russisch
language-uk = Ukrainisch
language-bg = Bulgarisch
language-be = Belarussisch
language-mk = Mazedonisch
language-el = Griechisch
language-he = Hebräisch
language-ar = Arabisch
language-fa = Persisch
language-ur = Urdu
language-hi = Hindi
language-bn = Bengalisch
language-th = Thailändisch
language-ko = Koreanisch
language-ja = Japanisch
language-zh = Chinesisch
language-ka = Georgisch
language-hy = Armenisch

## Keys that the desktop gives or binds

keys-none-gnome = Dieser Desktop gibt Programmen keine Tasten, deshalb ist keine Taste belegt. Um die Tasten von Aloud in die Tastatureinstellungen eintragen zu lassen, geben Sie ein: aloud shortcuts add.
keys-none-tiling = { $name } gibt Programmen keine Tasten, deshalb ist keine Taste belegt. Um die Tasten von Aloud in seine eigene Konfiguration eintragen zu lassen, geben Sie ein: aloud shortcuts.
keys-none = Dieser Desktop gibt Programmen keine Tasten, deshalb ist keine Taste belegt. In seinen Tastatureinstellungen lässt sich eine Taste festlegen, die einen Befehl ausführt, zum Beispiel: aloud describe screen.
keys-asked-gnome = Ihr Desktop fragt in einem Fenster, ob Aloud seine Tasten haben darf. Um es zu erlauben, drücken Sie Umschalt Tab, dann Eingabe.
keys-asked-plasma = Ihr Desktop fragt in einem Fenster, ob Aloud seine Tasten haben darf. Um es zu erlauben, drücken Sie Eingabe.
keys-asked = Ihr Desktop fragt in einem Fenster, ob Aloud seine Tasten haben darf. Bitte antworten Sie ihm.
keys-shared = Ihr Desktop benutzt die Taste von { $actions } auch für etwas anderes. Wählen Sie eine andere in den Systemeinstellungen, unter Tastatur, Kurzbefehle, Aloud.
keys-kept = Ihr Desktop behält seine eigene Taste für { $actions }, und die in der Konfiguration bewirkt nichts. Es gilt, was Sie in den Systemeinstellungen einstellen, unter Tastatur, Kurzbefehle, Aloud.
keys-silent = Ihr Desktop antwortet nicht, deshalb werden die Tasten von Aloud noch nicht gehört. Er wird immer wieder gefragt; der Befehl aloud funktioniert.
keys-heard = Die Tasten von Aloud werden jetzt gehört.
keys-by-aloud = Tasten: Aloud selbst hört sie.
keys-by-portal = Tasten: Das Portal des Desktops gibt sie.
keys-by-desktop = Tasten: { $name } selbst hat sie belegt; welche es sind, steht in seinen eigenen Einstellungen.
keys-unset-gnome = Ihr Desktop hat für { $actions } keine Taste festgelegt. Legen Sie sie in den Einstellungen fest, unter Apps, Aloud, Globale Tastenkürzel.
keys-unset-plasma = Ihr Desktop hat für { $actions } keine Taste festgelegt. Legen Sie sie in den Systemeinstellungen fest, unter Tastatur, Kurzbefehle, Aloud.
keys-unset-tiling = Ihr Desktop hat für { $actions } keine Taste festgelegt. Belegen Sie sie in der Konfiguration von { $name }.
keys-unset = Ihr Desktop hat für { $actions } keine Taste festgelegt. Legen Sie sie in den Tastatureinstellungen Ihres Desktops fest, unter Aloud.
keys-refused = Ihr Desktop hat Aloud keine Tasten gegeben. Damit er Sie noch einmal fragt, geben Sie ein: aloud reload.
keys-unnamed = wie im Desktop festgelegt
purpose-screen = Den Bildschirm beschreiben
purpose-window = Das aktive Fenster beschreiben
purpose-focus = Das Element mit dem Fokus beschreiben
purpose-pointer = Beschreiben, was um den Mauszeiger ist
purpose-clipboard = Das Bild in der Zwischenablage beschreiben
purpose-changes = Sagen, was sich auf dem Bildschirm geändert hat
purpose-ask = Zum letzten Bild etwas fragen
purpose-more = Mehr zum letzten Bild sagen
purpose-forget = Das letzte Bild vergessen
purpose-repeat = Die letzte Antwort wiederholen
purpose-stop = Die Antwort verstummen lassen
purpose-copy = Die letzte Antwort kopieren
purpose-other = Aloud: { $action }
shortcuts-unknown = Eine Aktion { $action } gibt es nicht. Bekannt sind { $known }.
shortcuts-added = Diese Tasten stehen ab jetzt in den Tastatureinstellungen des Desktops: { $keys }. Um sie herauszunehmen, geben Sie ein: aloud shortcuts remove.
shortcuts-key = { $key } für { $action }
shortcuts-none = Keine Taste von Aloud steht in den Tastatureinstellungen des Desktops.
shortcuts-standing = In den Tastatureinstellungen des Desktops stehen: { $keys }.
shortcuts-shall-gnome = Dieses GNOME gibt Programmen keine Tasten. Sollen die von Aloud in seine Tastatureinstellungen eingetragen werden? Ihre eigenen bleiben, wie sie sind, und die von Aloud lassen sich wieder herausnehmen.
shortcuts-removed = Keine Taste von Aloud steht mehr in den Tastatureinstellungen des Desktops.
shortcuts-no-settings = Von hier aus lassen sich nur die Tastatureinstellungen von GNOME ändern. Legen Sie auf anderen Desktops in deren eigenen Einstellungen eine Taste fest, die einen Befehl ausführt, zum Beispiel: aloud press screen.
shortcuts-unreachable = Die Einstellungen des Desktops sind nicht erreichbar: Das Programm gsettings antwortet nicht. Es gehört zum Paket libglib2.0-bin.

## Desktops that do what their own configuration says

tiling-bound = { $desktop } belegt Tasten in seiner eigenen Konfiguration, und die von Aloud stehen dort. Um sie herauszunehmen, geben Sie ein: aloud shortcuts remove.
tiling-unbound = { $desktop } belegt Tasten in seiner eigenen Konfiguration, und von Aloud steht keine dort. Das sind die Zeilen für { $file }:
tiling-to-add = Um sie dort eintragen zu lassen, geben Sie ein: aloud shortcuts add.
tiling-shall-keys = { $desktop } gibt Programmen keine Tasten. Sollen die von Aloud in seine eigene Konfiguration geschrieben und gleich gelesen werden? Sie lassen sich wieder herausnehmen.
tiling-shall-start = { $desktop } startet von selbst nichts. Soll in seine eigene Konfiguration eine Zeile geschrieben werden, die Aloud startet? Sie lässt sich wieder herausnehmen.
tiling-left-to-you = Diese Zeile bleibt Ihnen überlassen. Um sie schreiben zu lassen, geben Sie in einem Terminal aloud autostart enable ein und antworten mit ja.
tiling-type-yes = Tippen Sie ja und Eingabe, oder nur Eingabe für nein.
tiling-keys-written = Die Tasten von Aloud stehen in { $file }, und { $config } schließt diese Datei ein. Um sie herauszunehmen, geben Sie ein: aloud shortcuts remove.
tiling-keys-inserted = Die Tasten von Aloud stehen in { $config }. Um sie herauszunehmen, geben Sie ein: aloud shortcuts remove.
tiling-by-hand = { $desktop } belegt Tasten in seiner eigenen Konfiguration, die Aloud nicht schreiben kann. Die Zeilen für { $file } stehen darunter; um sie noch einmal aufzulisten, geben Sie ein: aloud shortcuts. Jede führt einen Befehl aus wie: aloud press screen.
tiling-start-written = Die Zeile, die Aloud startet, steht in { $file }, und { $config } schließt diese Datei ein. Um sie herauszunehmen, geben Sie ein: aloud autostart disable.
tiling-read-again = { $desktop } hat seine Konfiguration neu gelesen.
tiling-next-login = Das gilt ab der nächsten Anmeldung.
tiling-to-read-again = Das gilt, sobald die Konfiguration neu gelesen wird. Geben Sie dazu ein: { $command }.
tiling-taken-out = Was Aloud geschrieben hatte, ist aus { $config } herausgenommen.
tiling-nothing-there = In der Konfiguration des Desktops steht nichts, was Aloud geschrieben hat.
tiling-no-home = Es gibt keinen Ort für die Konfiguration des Desktops: HOME ist nicht gesetzt.
tiling-nowhere = In { $config } lässt sich nichts schreiben. Tragen Sie die Zeilen selbst dort ein; um sie zu hören, geben Sie ein: aloud shortcuts status.
tiling-refused = { $file } lässt sich nicht schreiben: { $error }. Tragen Sie die Zeilen selbst dort ein; um sie zu hören, geben Sie ein: aloud shortcuts status.
remedy-window = Die Fenstertaste schaut dort den ganzen Bildschirm an und sagt das auch.
remedy-lock = Aloud schaut deshalb auch einen gesperrten Bildschirm an; um das zu verhindern, geben Sie aloud pause ein, bevor Sie gehen.
remedy-keys-to-bind = Um die Tasten von Aloud in die eigene Konfiguration des Desktops eintragen zu lassen, geben Sie ein: aloud shortcuts.
doctor-no-keys-here = dieser Desktop gibt Programmen keine Tasten
doctor-keys-given = Das Portal des Desktops gibt die Tasten, wenn der Daemon darum bittet.
doctor-keys-bound = { $desktop } selbst hat die Tasten und führt die Befehle aus.
setup-keys-from-portal = Ihr Desktop gibt die Tasten. Wenn Aloud startet, fragt der Desktop vielleicht in einem Fenster, ob es sie haben darf, und Aloud sagt, wie Sie antworten.
setup-enter-is-yes = { $question } Tippen Sie n für nein; Eingabe heißt ja.

## The permission to see the screen

consent-not-asked = Ihr Desktop erlaubt Aloud nicht, den Bildschirm zu sehen, und lässt es niemanden fragen. Um es zu erlauben, geben Sie ein: aloud screenshots allow.
consent-remembered = Ihr Desktop hat sich gemerkt, dass Aloud den Bildschirm nicht sehen darf. Um es zu erlauben, geben Sie ein: aloud screenshots allow.
consent-denied = Ihr Desktop hat kein Bild vom Bildschirm gegeben. Wenn Sie nicht selbst nein gesagt haben, geben Sie ein: aloud screenshots allow.
consent-cancelled = Die Frage Ihres Desktops wurde geschlossen, deshalb gibt es kein Bild. Drücken Sie noch einmal, und beantworten Sie sie.
consent-open = Ihr Desktop fragt anscheinend in einem Fenster, ob Aloud den Bildschirm sehen darf. Antworten Sie ihm, dann drücken Sie noch einmal. Wenn es kein solches Fenster gibt, geben Sie ein: aloud screenshots allow.
consent-silent = Der Teil Ihres Desktops, der Bilder aufnimmt, antwortet nicht. Drücken Sie noch einmal; wenn das nicht hilft, melden Sie sich ab und wieder an.
screenshots-allowed = Aloud darf den Bildschirm ab jetzt sehen. Um das zurückzunehmen, geben Sie ein: aloud screenshots withdraw.
screenshots-withdrawn = Aloud darf den Bildschirm nicht mehr ohne zu fragen sehen. Um es wieder zu erlauben, geben Sie ein: aloud screenshots allow.
screenshots-is-allowed = Ihr Desktop erlaubt Aloud, den Bildschirm zu sehen.
screenshots-is-refused = Ihr Desktop erlaubt Aloud nicht, den Bildschirm zu sehen. Um es zu erlauben, geben Sie ein: aloud screenshots allow.
screenshots-is-open = Ihr Desktop hat sich keine Entscheidung gemerkt, ob Aloud den Bildschirm sehen darf; manche Desktops fragen, und manche fragen niemanden. Um es zu erlauben, geben Sie ein: aloud screenshots allow.
screenshots-nowhere = Dieser Desktop führt keine Liste, wer den Bildschirm sehen darf, deshalb lässt sich hier nichts ändern.
screenshots-unanswered = Die Liste Ihres Desktops, wer den Bildschirm sehen darf, ist nicht erreichbar. Versuchen Sie es gleich noch einmal.
screenshots-shall = Ihr Desktop gibt Bilder vom Bildschirm nur Programmen, denen Sie das erlaubt haben, und lässt Aloud Sie später vielleicht nicht fragen. Darf Aloud den Bildschirm sehen, wann immer Sie eine seiner Tasten drücken? Sie können das jederzeit zurücknehmen, indem Sie aloud screenshots withdraw eingeben. Tippen Sie ja, um es zu erlauben; Eingabe heißt nein.
screenshots-not-given = Dann ist nichts erlaubt, und Ihr Desktop gibt Aloud vielleicht kein Bild. Um es später zu erlauben, geben Sie ein: aloud screenshots allow.

## The doctor: further parts

part-window = Aktives Fenster
part-lock = Bildschirmsperre

## Commands to the daemon

no-daemon = Es läuft kein Daemon. Starten Sie ihn mit: aloud daemon.
your-question = Ihre Frage:
question-unreadable = Die Frage ist nicht lesbar: { $reason }.
no-question = Es wurde keine Frage eingegeben.
daemon-ended = Der Daemon endete, bevor die Antwort vollständig war.

## Start at login

login-on = Aloud startet ab jetzt bei der Anmeldung.
login-start-now = So starten Sie es jetzt: aloud autostart now.
login-off = Aloud startet nicht mehr bei der Anmeldung.
login-own-line = Wenn Sie eine Zeile in die Konfiguration von { $desktop } eingetragen haben, entfernen Sie sie dort.
login-entry = den Autostart-Eintrag des Desktops { $path }
login-unit = die Systemd-Unit { $unit }
login-line = die Konfiguration von { $desktop }
login-by = Aloud startet bei der Anmeldung, durch { $ways }.
login-runs = Es läuft jetzt.
login-runs-safe = Es läuft jetzt, im sicheren Modus.
login-unit-idle = Die Systemd-Unit läuft jetzt nicht.
login-started = Aloud läuft.

## What is wrong in the configuration

config-range = Die Option { $option } muss zwischen { $least } und { $most } liegen.
config-out-of-range = { $value } ist zu groß oder zu klein. Möglich ist { $least } bis { $most }.
config-nobody = Nennen Sie mindestens einen Anbieter.
config-no-provider = Einen Anbieter { $name } gibt es nicht; es gibt { $known }.
config-mode-name = Der Name eines Modus besteht aus Buchstaben, Ziffern, Bindestrichen und Unterstrichen und ist höchstens { $most } Zeichen lang.
config-mode-without = Der Modus { $name } hat keine instruction und sagt deshalb nicht, wonach gefragt wird.
config-mode-own = Der Modus { $name } gehört zu Aloud und hat seine eigene instruction. Wählen Sie für Ihren einen anderen Namen.
config-no-screen = Eine Art, den Bildschirm aufzunehmen, die { $name } heißt, gibt es nicht. Es gibt auto, { $known }.
config-no-keys = Eine Art, auf Tasten zu hören, die { $name } heißt, gibt es nicht. Es gibt auto, { $known }.
config-no-engine = Eine Sprachausgabe { $name } gibt es nicht. Möglich sind auto, { $known }.
config-voice-name = Der Name einer Stimme hat keine Zeilenumbrüche und keine Steuerzeichen.
config-no-dialect = Der Dialekt { $name } ist nicht bekannt; es gibt { $known }.
config-no-model-name = Der Text { $text } ist kein Name eines Modells.
config-one-word = Bei { $option } muss statt { $text } ein einziges einfaches Wort stehen.

## An address in the configuration

address-none = Bei { $option } ist { $text } keine Adresse.
address-bare = Bei { $option } darf die Adresse keinen Benutzernamen, kein Fragezeichen und kein Nummernzeichen haben.
address-no-host = Bei { $option } fehlt der Name des Servers.
address-plain = Bei { $option } muss die Adresse mit https beginnen oder zu diesem Computer selbst führen.
address-scheme = Bei { $option } muss die Adresse mit https beginnen, nicht mit { $scheme }.
address-needed = Der Dialekt { $dialect } braucht eine base-url.
ca-file-unread = Die ca-file { $path } ist nicht lesbar: { $cause }.
ca-file-empty = Die ca-file { $path } enthält kein Zertifikat.
secured-not = Die gesicherte Verbindung lässt sich nicht einrichten. Meist fehlen Zertifikate: Installieren Sie das Paket ca-certificates, und führen Sie dann aus: aloud reload.

## A key in the configuration

chord-missing = Die Taste nach den Umschalttasten fehlt. Schreiben Sie zum Beispiel Super+Alt+D.
chord-two = { $first } und { $second } sind zwei Tasten. Schreiben Sie Umschalttasten und eine Taste, zum Beispiel Super+Alt+D.
chord-unknown = Eine Taste mit dem Namen { $name } gibt es nicht. Bekannt sind die Buchstaben, die Ziffern, F1 bis F24 und { $known }.
chord-typing = { $chord } allein würde allem Tippen weggenommen. Fügen Sie Ctrl, Alt oder Super hinzu, zum Beispiel Super+Alt+{ $key }.
chord-console = { $chord } wechselt die Konsole und kommt nie an. Nehmen Sie zum Beispiel Super+Alt+{ $key }.
chord-reader = { $name } ist die Umschalttaste von Bildschirmlesern. Nehmen Sie eine andere Taste, zum Beispiel Super+Alt+D.
chord-twice = { $chord } ist schon die Taste für { $first }. Wählen Sie eine andere für { $action }.

## The file of the configuration

config-too-large = Sie ist größer als ein halbes Megabyte.
config-utf16 = Sie ist als UTF-16 gespeichert. Speichern Sie sie als UTF-8.
config-no-text = Sie enthält Bytes, die kein Text in UTF-8 sind.
config-too-many = Sie hat zu viele Fehler. Vergleichen Sie sie mit dem dokumentierten Beispiel.
config-mistake = Die Konfigurationsdatei hat einen Fehler und bleibt, wie sie ist. Sie finden ihn mit: aloud config check.
config-no-table = In der Konfiguration ist { $part } keine Tabelle. Ändern Sie das, und versuchen Sie es noch einmal.
config-unknown-option = Eine Option { $name } gibt es hier nicht; es gibt { $known }.
config-unknown-value = { $value } ist hier nicht möglich; möglich sind { $known }.
config-wants-number = Hier steht eine ganze Zahl, ohne Anführungszeichen.
config-wants-text = Hier steht ein Text in Anführungszeichen.
config-wants-switch = Hier steht true oder false, ohne Anführungszeichen.
config-wants-list = Hier steht eine Liste in eckigen Klammern.
config-wants-table = Hier steht eine Tabelle mit eigenen Optionen.
config-number-too-far = Die Zahl { $value } ist hier zu groß oder zu klein.
config-wrong-kind = Was hier steht, ist von anderer Art, als die Option verlangt.
config-lacks = Die Option { $name } fehlt.
config-twice = Sie steht zweimal da.
config-no-quotes = Ein Text steht in Anführungszeichen.
config-open-quote = Ein Anführungszeichen fehlt.
config-open-bracket = Ein Komma oder eine Klammer fehlt.
config-no-value = Der Wert hinter dem Gleichheitszeichen fehlt.
config-no-option = Eine Option schreibt man als Name, Gleichheitszeichen und Wert.

## Why a file cannot be used, behind a colon

cause-missing = es gibt sie nicht
cause-forbidden = Sie haben nicht das Recht dazu
cause-full = das Laufwerk ist voll
cause-read-only = das Laufwerk kann nur gelesen werden
cause-folder = es ist ein Ordner
cause-no-folder = ein Teil des Pfads ist kein Ordner
cause-no-file = es ist keine gewöhnliche Datei
cause-no-text = sie enthält Bytes, die kein Text in UTF-8 sind
cause-late = keine Antwort
cause-refused = dort hört niemand zu
cause-other = das System meldet { $words }
file-unread = { $file } ist nicht lesbar: { $cause }.
file-unwritten = { $file } lässt sich nicht schreiben: { $cause }.
file-unremoved = { $file } lässt sich nicht löschen: { $cause }.

## The socket of the daemon

socket-another = Es läuft schon ein anderer Daemon von Aloud.
socket-none = Es läuft kein Daemon von Aloud. Starten Sie ihn mit: aloud daemon.
socket-silent = Der Daemon von Aloud antwortet nicht. Beenden Sie ihn, und starten Sie ihn neu.
socket-unreachable = Der Daemon von Aloud ist nicht erreichbar: { $cause }.
socket-no-status = seine erste Zeile ist kein Zustand
socket-no-command = der Befehl lässt sich nicht schreiben
socket-closed = er hat die Verbindung geschlossen
socket-full = Zu viele Programme sind verbunden. Versuchen Sie es noch einmal, wenn einige geendet haben.
socket-too-long = Die Zeile ist länger als 64 KiB. Senden Sie einen Befehl als JSON.
socket-second = Eine Verbindung nimmt einen Befehl. Verbinden Sie sich für den nächsten neu.
socket-not-understood = Die Zeile ist kein Befehl: { $cause }. Senden Sie zum Beispiel { $example }, mit den Anführungszeichen.
folder-unset = XDG_RUNTIME_DIR ist nicht gesetzt. Das geschieht bei der Anmeldung; setzen Sie es auf einen Ordner, der nur Ihnen gehört.
folder-not-full = XDG_RUNTIME_DIR ist { $name }, und das ist kein voller Pfad. Setzen Sie es auf einen Ordner, der nur Ihnen gehört.
folder-no-folder = XDG_RUNTIME_DIR ist { $name }, und das ist kein Ordner. Setzen Sie es auf einen Ordner, der nur Ihnen gehört.
folder-of-another = XDG_RUNTIME_DIR ist { $name }, und das gehört einem anderen Benutzer. Setzen Sie es auf einen Ordner, der nur Ihnen gehört.
folder-unusable = XDG_RUNTIME_DIR ist { $name }, und das ist nicht zu gebrauchen: { $cause }. Setzen Sie es auf einen Ordner, der nur Ihnen gehört.
folder-trouble = { $path } ist nicht zu gebrauchen: { $cause }.
folder-remove-no-folder = { $path } ist kein Ordner. Entfernen Sie das.
folder-remove-of-another = { $path } gehört einem anderen Benutzer. Entfernen Sie das.
folder-remove-no-socket = { $path } ist kein Socket. Entfernen Sie das.
socket-not-opened = Der Socket lässt sich nicht öffnen: { $cause }.

## The start of the daemon and its service

start-not = Aloud kann nicht starten: { $cause }.
signals-unheard = Signale sind nicht zu hören: { $cause }.
service-status = Gehörte Tasten: { $keys }. Probleme: { $problems }; „aloud status“ nennt sie.
login-no-home = Es gibt keinen Ort für Dateien zum Start bei der Anmeldung: HOME ist nicht gesetzt.
login-program-unknown = Der Ort dieses Programms ist nicht bekannt: { $cause }.
login-program-place = Von { $place } aus kann Aloud nicht bei der Anmeldung gestartet werden: Legen Sie es an einen Ort, dessen Name nur Buchstaben und Ziffern hat, etwa .local/bin in Ihrem persönlichen Ordner.
login-advice = { $desktop } startet nichts von selbst: Schreiben Sie diese Zeile in die Datei { $file } in Ihrem persönlichen Ordner:
systemd-failed = Der Befehl systemctl --user { $command } ist fehlgeschlagen: { $words }
systemd-failed-mute = Der Befehl systemctl --user { $command } ist fehlgeschlagen und sagt nicht, warum.
systemd-not-run = Das Programm systemctl lässt sich nicht ausführen: { $cause }.
systemd-silent = Das systemd dieses Benutzers antwortet nicht.
voices-none = Es wurden keine Stimmen gefunden: Weder Speech Dispatcher noch espeak-ng antwortet. Installieren Sie eines davon.

## A command line that is not understood

usage-no-command = Einen Befehl { $word } gibt es nicht. Hilfe gibt: { $help } --help.
usage-missing-command = Es fehlt ein Befehl. Hilfe gibt: { $help } --help.
usage-missing = Es fehlt: { $word }. Hilfe gibt: { $help } --help.
usage-unknown = { $word } wird hier nicht verstanden. Hilfe gibt: { $help } --help.
usage-needs-value = { $option } braucht einen Wert. Hilfe gibt: { $help } --help.
usage-needs-one = { $option } braucht einen Wert: { $known }. Hilfe gibt: { $help } --help.
usage-no-value = { $value } ist kein Wert für { $option }; nehmen Sie einen von diesen: { $known }. Hilfe gibt: { $help } --help.
usage-other = { $words }. Hilfe gibt: { $help } --help.
or-last = { $others } oder { $last }

## What the doctor found about one way, behind a colon

remark-silent = es antwortet nicht
remark-none = es gibt keines
remark-not-opened = es lässt sich nicht öffnen
remark-opens-late = es öffnet sich nicht rechtzeitig
remark-ended = es ist zu Ende
remark-mute = es ist offen und spricht nicht
remark-not-played = es spielt nicht
remark-muted = er spielt, aber der Lautsprecher ist stumm oder seine Lautstärke null
remark-no-loudspeaker = er hat keinen Lautsprecher
remark-no-player = kein Programm kann Töne abspielen
remark-blind = in dieser Art von Sitzung sieht es nichts vom Bildschirm
remark-size = { $width } mal { $height }
remark-size-blank = { $width } mal { $height }, leer
remark-only-screen = es gibt nur den ganzen Bildschirm
remark-no-window = zurzeit ist kein Fenster aktiv
remark-picture = sie enthält ein Bild
remark-empty = sie ist leer
remark-no-picture = sie enthält kein Bild
remark-no-applications = es gibt keinen Bus für Barrierefreiheit
remark-window-and-focus = Fenster und Fokus werden genannt
remark-window-alone = das Fenster wird genannt, kein Fokus
remark-no-window-tells = kein Fenster vorn gibt von sich Auskunft
remark-nobody = auf diesem System kann niemand gefragt werden
remark-deaf = in dieser Art von Sitzung würde es nichts hören
remark-not-here = auf diesem Desktop ist es nicht zu gebrauchen
remark-not-this-system = auf diesem System ist es nicht zu gebrauchen
remark-bound = es führt unsere Befehle aus
remark-unbound = die Konfiguration von { $desktop } enthält keinen Befehl von uns
remark-unbound-gnome = die Tastatureinstellungen von GNOME enthalten keinen Befehl von uns
remark-no-system-bus = es gibt keinen Systembus
remark-no-session = es kennt keine Sitzung von Ihnen
remark-locked = es meldet, dass der Bildschirm gesperrt ist
remark-unlocked = es meldet, dass der Bildschirm nicht gesperrt ist
remark-keyring-locked = er ist gesperrt
remark-keyring-open = er ist offen
remark-no-collection = er hat keine Sammlung, in der Schlüssel aufbewahrt werden
remark-no-key-given = es hat dem Daemon keine Taste gegeben
remark-refuses = es lehnt ab
remark-version = Version { $version }
way-settings = die Einstellungen des Desktops

## What ways are called that are no names of the configuration

way-login-manager = Anmeldeverwaltung
way-screen-saver = Bildschirmschoner
way-sound-server = Tonserver
way-program = Programm
way-notifications = Benachrichtigungen
way-presenter = Ansage durch Orca
way-older-presenter = ältere Ansage durch Orca
way-screenshot-portal = Portal für Bildschirmfotos
way-shortcuts-portal = Portal für Tastenkürzel
way-registry-portal = Portal für Anmeldungen von Programmen
way-clipboard-portal = Portal für die Zwischenablage
