# What Aloud says by itself, in English. A sentence is whole, has one line, and is written to be
# heard. What stands in braces is filled in. The other languages have the same names and braces.

## Answers on their way

cut-here = The description was cut off here.
cut-stopped = You stopped the description here.
cut-connection-lost = The connection was lost; this is only a part.
cut-timed-out = The answer stopped coming; this is only a part.
cut-declined = The provider stopped the description here
cut-failure = { $failure } This is only a part.
still-waiting-rest = Still waiting for the rest.
still-waiting-answer = Still waiting for an answer.
postponed = The provider is busy. Asking again in { $wait }.
fell-back-next = { $reason } Asking { $next } instead.
fell-back-screen = { $reason } Reading the screen here instead.
fell-back-picture = { $reason } Reading the picture here instead.
overtaken = { $by } answers.
tokens = { $input } tokens sent, { $output } received.
possibly = possibly
unchecked = The quotes could not be checked in time.
doubtful = Not found when the picture was read here: { $quotes }.
window-instead = The place of the control is not known here; this is the window.
nothing-yet = Nothing has been described yet.
nothing-to-copy = There is no description to copy yet.
still-looking = Still looking; nothing to repeat yet.
copied = Copied.
not-copied = The description could not be copied: the clipboard does not answer.
stopped = Stopped.
nothing-changed = Nothing has changed.
forgotten = Forgotten.
nothing-kept = There is nothing to forget.
reloaded = The configuration has been read again.

## A reason behind a sentence

with-reason = { $sentence }: { $reason }.
without-reason = { $sentence }.

## How long, behind "in"

one-second = one second
seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
hours = { $count ->
    [one] { $count } hour
   *[other] { $count } hours
}

## News

key-taken-free = The key { $key } for { $action } is taken by another program. { $free } is free: set it in the configuration { $place }.
key-taken = The key { $key } for { $action } is taken by another program. Choose another in the configuration { $place }.
key-unusable = The key { $key } for { $action } does not exist on this keyboard. Choose another in the configuration { $place }.
key-place = as { $action } under keys
key-place-mode = as key under mode.{ $mode }
no-display = There is no display, so keys cannot be heard. The aloud command works.
safe-mode = Aloud crashed several times and runs in safe mode: it leaves your configuration aside, asks no provider and reads only the text on the screen. To leave safe mode run: aloud autostart now.
restarted = Restarted. Aloud had ended unexpectedly, and what was under way is lost.
slept = The computer went to sleep before the answer was finished. Press the key again.
display-lost = The connection to the screen is lost.
display-back = The screen is back.
speech-moved = The speech engine failed. Speaking through { $engine } now.
voice-missing = The voice { $voice } does not exist, so the default voice speaks. List voices with: aloud voices.
voice-lacking = No voice is installed for { $language }, so another voice reads it. To hear which voices there are: aloud voices.
config-line = Line { $line } of the configuration is ignored: { $complaint }
config-unreadable = The configuration cannot be read, so the defaults are used: { $reason }

## The status

status-idle = Aloud { $version } is running and idle.
status-looking = Aloud { $version } is looking at { $at }.
status-paused = Paused: Aloud does not look. Look again with: aloud resume.
status-speech = Speech: { $engine }.
status-no-speech = Speech: none, only sounds.
status-providers = Providers: { $names }.
status-no-providers = Providers: none.
status-tokens = Since the start: { $tokens }
status-key = Key for { $action }: { $key }.
status-no-keys = Keys: none are heard.
status-problem = Problem: { $problem }

## What is looked at, behind "a picture"

of-screen = of the screen
of-window = of the active window
of-focus = of the focused control
of-pointer = of what is around the pointer
of-clipboard = of the clipboard
of-same = of the last picture
of-changes = of what has changed
of-file-named = of the file { $name }
of-file = of the file

## What is looked at, as it is named behind "looking at"

at-screen = the screen
at-window = the active window
at-focus = the focused control
at-pointer = what is around the pointer
at-clipboard = the clipboard
at-same = the last picture
at-changes = what has changed
at-file-named = the file { $name }
at-file = the file

## Failures: the picture

failure-no-display = There is no display to look at. Start a desktop session, or name a picture file.
failure-display-lost = The connection to the screen is lost. Press again when the desktop is back.
failure-no-window = No window is active. Switch to a window, or press the screen key.
failure-protected = A password field has the focus, so no picture of it is taken. The window key looks at the whole window.
failure-no-memory = There is too little memory left. Close a program, then press again.
failure-no-monitor = No monitor is switched on.
failure-monitors-change = The monitors keep changing, so there is no picture of them. Press again in a moment.
failure-capture-refused = The desktop does not allow pictures of the screen.
failure-capture-unsupported = A picture { $of } cannot be taken on this desktop. Try the screen key instead.
failure-screen-unsupported = The screen cannot be seen on this desktop. To find out why run: aloud doctor.
failure-blank = The picture is blank, all { $colour }. Nothing was sent. A screen curtain, a protected window or a sleeping screen looks like this.
failure-clipboard-empty = The clipboard is empty. Copy a picture first.
failure-clipboard-text = The clipboard holds text, not a picture. Copy a picture first.
failure-clipboard-files = The clipboard holds files, but no picture among them. Copy a picture first.
failure-clipboard-address = The clipboard holds the address of a picture, not the picture. Choose Copy Image in the browser.
failure-clipboard-other = The clipboard holds no picture. Copy a picture first.
failure-clipboard-silent = The program that owns the clipboard does not answer. Copy the picture again, or from another program.
failure-clipboard-secret = The clipboard is marked as a secret. It was not read.
failure-damaged = The picture is damaged and cannot be opened. Try to save or copy it again.
failure-not-a-picture = This is not a picture in a format that can be read. Convert it to PNG or JPEG.
failure-too-large = The picture is too large to be opened. The limit is one hundred megapixels or sixty-four megabytes.
failure-file-missing = There is no file { $path }. Check the name.
failure-file-unreadable = The file { $path } cannot be read. Check that it is a file and that you may read it.

colour-black = black
colour-white = white
colour-grey = grey
colour-yellow = yellow
colour-pink = pink
colour-red = red
colour-turquoise = turquoise
colour-green = green
colour-violet = violet
colour-blue = blue

## Failures: the way to the provider

failure-offline = This computer is offline. Check the network, then press again.
failure-server-not-found = The server { $host } cannot be found. Check the network, or the base-url in the configuration.
failure-connection-refused = The server { $host } refused the connection. Check the base-url in the configuration, or try later.
failure-connection-lost = The connection was lost before an answer came. Press again.
failure-untrusted-issuer = The server's certificate is not trusted; someone may be listening in. Nothing was sent. If your network checks all traffic, name its certificate as ca-file in the configuration.
failure-untrusted-expired = The server's certificate is out of date, or this computer's clock is wrong. Nothing was sent.
failure-untrusted-host = The server's certificate belongs to another server. Nothing was sent.
failure-untrusted-other = A secure connection could not be made. Nothing was sent.
failure-proxy = The proxy refused or did not answer. Check the proxy settings.
failure-login-page = A web page came instead of an answer. This network may want a login; open a browser, then press again.
failure-timed-out-capture = Taking the picture took too long. Press again.
failure-timed-out-connect = The server could not be reached in time. Check the network, then press again.
failure-timed-out-first-word = No answer came in time. Press again.
failure-timed-out-next-word = The answer stopped coming.

## Failures: the provider

failure-no-provider = No provider named { $name } is configured. The names stand in the configuration under provider.
failure-no-provider-at-all = No provider at all is configured. The names stand in the configuration under provider.
failure-misconfigured = The settings of { $provider } in the configuration cannot work
failure-no-key-site = There is no key for { $provider }. Get one at { $site } and store it with: aloud key set { $provider }.
failure-no-key = There is no key for { $provider }. Store the one of its server with: aloud key set { $provider }.
failure-keyring-locked = The keyring is locked, so there is no key for { $provider }. Unlock it, or store the key with: aloud key set { $provider }.
failure-key-file-open = The key file { $path } can be read by others, so it is not used. Run: chmod 600 on it.
failure-key-refused = { $provider } does not accept the key. Store a valid one with: aloud key set { $provider }.
failure-not-allowed = The provider does not allow this for your account or region
failure-model-missing = The model { $model } does not exist or is gone. List what there is with: aloud models.
failure-no-sight = The model { $model } cannot look at pictures. Choose another in the configuration; aloud models lists them.
failure-limit-a-day = The limit of requests a day is reached. Press again in { $wait }, or change requests-a-day under limits in the configuration.
failure-limit-a-minute = The limit of requests a minute is reached. Press again in { $wait }, or change requests-a-minute under limits in the configuration.
failure-request-too-large = The picture is too large for the provider. Try the window key instead.
failure-request-refused = The provider did not understand the request
failure-busy-for = The provider is busy. Try again in { $wait }.
failure-busy = The provider is busy. Try again in a minute.
failure-quota-gone = The provider's quota is used up. Try again tomorrow, or use another key or provider.
failure-credit-gone = Your account at the provider has no credit left, or has reached its spending limit. Change that there, or use another key or provider.
failure-overloaded = The provider is overloaded. Try again in a minute.
failure-provider-broken = The provider failed with error { $status }. Try again in a minute.
failure-unexpected = The provider's answer could not be understood. Check the base-url in the configuration.
failure-not-on-screen = { $text } was not found on the screen.
failure-not-in-what-is-read = { $text } was not found in what can be read. Some text is in a script that cannot be read here.
failure-nothing-frozen = There is no picture to ask about. Press a key to look at something first.
failure-no-model = Only a model can answer a question, and no provider with a model is configured. Say more with the more key.
failure-no-entry = No window for the question can be opened. Install zenity, or type in a terminal: aloud ask.
failure-declined = The provider declined to describe this picture
failure-empty = The provider returned nothing. Press again.
failure-cut-off = The description was cut off.
failure-length-limit = The description was cut at its length limit.
failure-endless = The answer would not end and was stopped.
failure-repetition = The model is repeating itself and was stopped.
failure-broken = Something in Aloud broke. Press again; if it happens again, please report it.

reason-safety = its safety filter was triggered
reason-prohibited = it takes the content for forbidden
reason-recitation = the answer would repeat a protected text
reason-blocklist = it contains a forbidden word
reason-personal = it contains sensitive personal data
reason-language = it does not support the language
reason-other = it names no reason

## Two opinions

one-opinion = There is no second opinion. { $reason } This is what { $of } says.
first-answer = the first answer
second-answer = the second answer
opinions-nothing-common = The two answers have nothing in common.
opinions-same = Both say the same.
opinions-both = Both say:
opinions-differ = They differ. According to { $name }: { $text }
opinions-but = But according to { $name }: { $text }
opinions-only = Only { $name }: { $text }

## Switches

paused = Paused. Aloud does not look.
resumed = Aloud looks again when you ask.
still-paused = Aloud is paused and does not look. Choose Do not look in the tray menu again, or run: aloud resume.
preferred-provider = Only { $name } is asked now.
preferred-order = The providers are asked in their order.
preferred = Next answers: { $name }.
preferred-configured = The length of answers is as configured.
detail-gist = one sentence
detail-standard = a few sentences
detail-full = everything
mode-auto = whatever fits the picture
mode-text = all text, exactly
mode-ui = controls and what can be done
mode-photo = a photo
mode-chart = a chart
mode-alt = an alt text

## The tray and the window for a question

icon-looking = Aloud, looking at { $at }
icon-paused = Aloud, paused, does not look
icon-idle = Aloud, idle
menu-screen = Describe the screen
menu-window = Describe the active window
menu-focus = Describe the control with the focus
menu-pointer = Describe what is around the mouse pointer
menu-clipboard = Describe the clipboard
menu-changes = Tell what has changed
menu-ask = Ask about the last picture
menu-more = Say more about the last picture
menu-repeat = Repeat the last answer
menu-stop = Be silent and stop
menu-forget = Forget the last picture
menu-copy = Copy the last answer
menu-provider = Provider
menu-in-order = In the configured order
menu-detail = Length of answers
menu-as-configured = As configured
menu-mode = What to look for
menu-pause = Do not look
menu-copies = Describe copied pictures
menu-private = Keep nothing in the history
menu-reload = Read the configuration again
menu-quit = Quit Aloud
menu-question = Your question about the picture:

## What is read here: the front window

front-window = Front window: { $window }
under-pointer = Under the pointer: { $window }
no-window-under-pointer = No window is under the pointer
no-window-active = No window is active
window-unknown = The name of the window is not known
window-untitled = a window without a title
partly-off-screen = { $head }; a part of it lies outside the screen
head-and-focus = { $head }; { $focus }
head-and-text = { $head }: { $text }
focus = The { $control } has the focus
focus-holding = The { $control } has the focus: { $held }
focus-password = A password field has the focus
focus-password-named = A password field, { $name }, has the focus
selected = Selected: { $text }
selected-words = { $count ->
    [one] { $count } word is selected
   *[other] { $count } words are selected
}
dialog-named = { $role }: { $name }
control-named = { $role } { $name }
control-unnamed = { $role } without a name
holds = { $name } holds { $value }
for-password = { $name } for a password
doable-fields = { $count ->
    [one] Field: { $names }
   *[other] Fields: { $names }
}
doable-checks = { $count ->
    [one] Check box: { $names }
   *[other] Check boxes: { $names }
}
doable-buttons = { $count ->
    [one] Button: { $names }
   *[other] Buttons: { $names }
}
doable-tabs = { $count ->
    [one] Tab: { $names }
   *[other] Tabs: { $names }
}
doable-menus = { $count ->
    [one] Menu: { $names }
   *[other] Menus: { $names }
}
and-more = { $count ->
    [one] { $names } and { $count } more
   *[other] { $names } and { $count } more
}
controls-unnamed = { $count ->
    [one] One control has no name
   *[other] { $count } controls have no name
}
no-accessibility = Accessibility is not running on this desktop, so applications tell nothing
nothing-told = This application does not tell what is in it
told-in-part = It did not tell everything in time

## What is read here: texts and other windows

over-it = Over it: { $window }
behind-it = Behind it: { $window }
window-named = Window: { $window }
also-open = Also open: { $names }
last-lines = Last lines:
more-lines = { $count ->
    [one] One more line
   *[other] { $count } more lines
}
lines-before = { $count ->
    [one] One line before them
   *[other] { $count } lines before them
}
press-twice = Press the key twice for everything
unreadable-script = Some text is in a script that cannot be read here
text-unread = The text in the picture could not be read
text-unread-memory = There is too little memory left to read the text in the picture
no-text = No text was found
no-model-described = No model described it

## What is read here: pictures

facts-drawing = This looks like a screenshot or drawing, { $shape }, { $width } by { $height }
facts-photo = This looks like a photo, { $shape }, { $width } by { $height }
shape-portrait = portrait
shape-square = square
shape-landscape = landscape
mostly-dark = { $facts }, mostly dark
mostly-light = { $facts }, mostly light
facts-with-text = { $facts }, with the text { $text }; no model described it
facts-alone = { $facts }; no model described it
first-frame = Only the first frame or page is shown
no-text-in-it = No text was found in it
text-in-it = Text in it:

## What is read here: changes

new-window = New window: { $names }
gone-window = Gone: { $names }
new-text = New text: { $texts }
new-text-in = New text in { $window }: { $texts }
gone-text = Text that is gone: { $texts }
and-lines-more = { $count ->
    [one] { $texts }; and one line more
   *[other] { $texts }; and { $count } lines more
}
changed-places = The picture has changed { $places }, without text

## What is read here: a text that is looked for

found = { $count ->
    [one] Found once
   *[other] Found { $count } times
}
found-possibly = Not found exactly, but possibly
possibly-at = Possibly { $place }
found-more = { $count ->
    [one] And { $count } time more
   *[other] And { $count } times more
}
found-at = { $place }: { $text }
in-front-window = In the front window
in-window = In { $window }, { $place }

place-nearly-everywhere = nearly everywhere
place-in-the-middle = in the middle
place-at-the-left = at the left
place-at-the-right = at the right
place-at-the-top = at the top
place-at-the-bottom = at the bottom
place-at-the-top-left = at the top left
place-at-the-top-right = at the top right
place-at-the-bottom-left = at the bottom left
place-at-the-bottom-right = at the bottom right

## What controls are called, as screen readers call them

role-alert = alert
role-application = application
role-article = article
role-audio = audio
role-button = button
role-calendar = calendar
role-drawing-area = drawing area
role-cell = cell
role-check-box = check box
role-check-menu-item = check menu item
role-column-header = column header
role-combo-box = combo box
role-date-field = date field
role-dialog = dialog
role-document = document
role-file-chooser = file chooser
role-form = form
role-group = group
role-heading = heading
role-image = image
role-landmark = landmark
role-link = link
role-list = list
role-list-item = list item
role-formula = formula
role-menu = menu
role-menu-bar = menu bar
role-menu-item = menu item
role-notification = notification
role-password-field = password field
role-progress-bar = progress bar
role-radio-button = radio button
role-radio-menu-item = radio menu item
role-row = row
role-row-header = row header
role-scroll-bar = scroll bar
role-separator = separator
role-slider = slider
role-spin-button = spin button
role-status-bar = status bar
role-tab = tab
role-tab-list = tab list
role-table = table
role-terminal = terminal
role-text = text
role-text-area = text area
role-text-field = text field
role-toggle-button = toggle button
role-tool-bar = tool bar
role-tool-tip = tool tip
role-tree = tree
role-tree-item = tree item
role-video = video
role-window = window
role-control = control

state-focused = focused
state-selected = selected
state-checked = checked
state-not-checked = not checked
state-partly-checked = partly checked
state-pressed = pressed
state-not-pressed = not pressed
state-expanded = expanded
state-collapsed = collapsed
state-disabled = disabled
state-read-only = read only
state-required = required
state-invalid = invalid
state-busy = busy
state-default = default
state-visited = visited

## The history

history-private = Private. Nothing is kept in the history.
history-private-no-more = No longer private.
status-history-kept = History: the words of answers are kept.
status-history-private = Private: nothing is kept in the history. To end that: aloud private off.
history-replaced = The history was damaged. It is put aside under the name history-damaged, and a new one has begun.
history-off = The history is off. To switch it on, set keep = true under history in the configuration, then run: aloud reload.
history-empty = The history is empty.
history-not-in-it = No answer in the history holds these words.
history-erased = The history is deleted.
history-not-erased = Not everything is deleted.
unkept-no-folder = Answers are not kept in the history: neither XDG_DATA_HOME nor HOME is set.
unkept-full = Answers are not kept in the history: the disk is full. Make room; they are kept again then.
unkept-read-only = Answers are not kept in the history: its folder cannot be written. Look at the folder aloud in your folder of data.
unkept-busy = An answer was not kept in the history: another program holds it, or the disk does not answer.
unkept-other = Answers are not kept in the history: it cannot be used. To begin a new one: aloud history forget.
unreadable-no-folder = There is no place for a history: neither XDG_DATA_HOME nor HOME is set.
unreadable-full = The history cannot be changed: the disk is full. Make room, then try again.
unreadable-read-only = The history cannot be opened or changed: its folder does not let you. Look at the folder aloud in your folder of data.
unreadable-busy = Another program holds the history. Try again in a moment.
unreadable-other = The history cannot be read. To begin a new one: aloud history forget.
history-heading = { $when }, { $subject }, { $provider }:
history-heading-stopped = { $when }, { $subject }, stopped:

## The locked screen

locked = The screen is locked. Nothing was looked at.
locked-meanwhile = The screen is locked. The answer was dropped.
status-locked = Locked: Aloud does not look until the screen is unlocked.

## Copied pictures

copies-watched = Copied pictures are described from now on.
copies-unwatched = Copied pictures are no longer described.
copies-too-many = More pictures are copied than Aloud describes by itself in a minute. Press the key for the clipboard to hear one.
status-copies = Copied pictures are described without a press.

## Secrets in a picture

secrets-possible = Possible secrets in the picture: { $names }.
secrets-window = A window of { $application } is in the picture.
secrets-unread = There was no time to look through the whole picture for secrets.
secrets-unread-around = The window in front was looked through for secrets; there was no time for what stands around it.
secrets-unread-failed = The picture could not be looked through for secrets.
withheld-read-here = Nothing is sent; it is read here instead.
withheld = Nothing was sent.
withheld-press = Press again to send it anyway.
withheld-option = To send it anyway, add --send-anyway to the command.
masked-secrets = Painted over: { $names }.
masked-window = The window of { $application } is painted over.
secret-card = a card number
secret-private-key = a private key
secret-token = an access token
secret-password = a password
secret-code = a one-time code
secret-password-field = a password field

## Consent

not-agreed = Nothing is sent to { $provider } before you have agreed. To hear what is sent and to agree, run: aloud setup.
what-is-sent = With each key press, { $provider } at { $address } is sent the picture that you asked about, the names of the application, the window and the control in front, and selected text. Nothing is sent at any other time. Passwords and other secrets that are on the screen are in the picture.
kept-gemini = With a key that nobody pays for, Google may use what you send to improve its products, and people may read it. With a paid key it does not, and keeps requests for up to 55 days to find abuse.
kept-openai = OpenAI is asked to store nothing of a request. It keeps what is sent for up to 30 days to find abuse, and does not train its models with it.
kept-anthropic = Anthropic deletes what is sent within 30 days, unless it finds abuse in it, and does not train its models with it.
kept-elsewhere = How long it is kept there is known only to those who run that server.
stays-here = { $provider } runs on this computer, at { $address }. Aloud sends pictures nowhere else.
agreed-by-key = By storing a key you agree to this. To take that back: aloud key remove { $provider }.

## Places

screen-instead = This desktop does not tell where that is; this is the whole screen.

## Nothing can be heard

unheard = Aloud cannot be heard
unheard-remedy = No speech engine and no sound server answer. Check the sound of this computer, then press again; answers can be read with: aloud describe.
muted = Aloud is muted
muted-remedy = The loudspeaker is muted, or its volume is zero. Aloud leaves that to you: turn the sound up, then press again; answers can be read with: aloud describe.
no-loudspeaker = Aloud has no loudspeaker
no-loudspeaker-remedy = The sound server finds no loudspeaker and no headphones. Connect or switch one on, then press again; answers can be read with: aloud describe.

## Modes and alt texts

alt-copied = The alt text is copied.
alt-not-copied = The alt text could not be copied: the clipboard does not answer. Copy it with: aloud copy.
alt-not-kept = The alt text is not copied, because only the daemon can keep it on the clipboard. Start it with: aloud daemon.
no-alt = Nothing is copied, because no model has written an alt text.
no-mode = There is no mode { $name }. There are { $known }.
and-last = { $others } and { $last }
status-own-modes = Modes of your own: { $names }.
config-lines-too = { $count ->
    [one] One more line of the configuration is ignored. Hear it with: aloud config check.
   *[other] { $count } more lines of the configuration are ignored. Hear them with: aloud config check.
}

## The set-up: speech

setup-welcome = Welcome to the set-up of Aloud. Every question is printed and spoken. Enter alone takes the answer that is named last. A question mark and Enter says a question again. An s and Enter stops the speaking here, for instance when your screen reader reads along. Control C leaves, and nothing is changed.
setup-nothing-speaks = Nothing on this computer can speak, so the questions are only printed. To find out why, run aloud doctor when this is done.
setup-speaks-no-more = The questions are only printed from here on.
setup-speaks-again = The questions are spoken again.
setup-left = The set-up was left. Nothing was changed.
setup-yes-or-no = Please type y for yes or n for no, then Enter.
setup-no-such-choice = That is none of the choices. Type one of the numbers, then Enter.
setup-do-you-hear = You should hear this sentence, spoken through { $engine }. Do you hear it? Type n for no; Enter is yes.
setup-not-heard = Then no speech can be heard at present, and the questions are only printed. To find out why, run aloud doctor when this is done.
setup-speed = The speed is { $rate }, on a scale from minus 100 to 100. Type a plus sign for faster, a minus sign for slower, or a number. Enter keeps it.
setup-no-speed = Type a plus sign, a minus sign, or a number from minus 100 to 100. Enter keeps the speed.
setup-voice = To choose another voice, type a part of its name or its language, such as en or de. Enter keeps the voice.
setup-no-voice = No voice has { $wanted } in its name or language.
setup-which-voice = Type the number of one of these. Enter keeps the voice.
setup-this-voice = This is the voice. Is it to be this one? Type n for no; Enter is yes.

## The set-up: who describes

setup-who-describes = Who shall describe what is on the screen?
setup-gemini = Gemini, of Google
setup-openai = OpenAI
setup-anthropic = Claude, of Anthropic
setup-as-configured = { $name }, as configured
setup-own-server = a server of your own that is compatible with OpenAI, such as Ollama or llama.cpp
setup-nobody = nobody: this computer alone reads the screen, and nothing is sent
setup-type-a-number = Type a number. Enter takes { $usual }.
setup-address = Where is the server? Type its address. Enter takes http://localhost:11434/v1, where Ollama is.
setup-model = Which model shall it use? Type its name. Enter leaves that to the server.
setup-do-you-agree = Do you agree that pictures are sent to { $provider }? You can take that back at any time by running aloud setup again. Type yes to agree; Enter is no.
setup-not-agreed = Then this computer alone reads the screen: windows, controls and text. Nothing is sent to anybody.
setup-agreed = You have agreed, and pictures are sent to { $provider } when you press a key.
setup-key-is-there = There is a key for { $provider } in { $place }. To use another, paste it, and it is not shown. Enter keeps the key.
setup-paste-key-site = Now the key for { $provider }. You get one at { $site }. Paste it and press Enter; it is not shown. Enter alone goes on without a key, and until there is one this computer reads the screen.
setup-paste-key = Now the key for { $provider }. Paste it and press Enter; it is not shown. Enter alone goes on without a key.
setup-trying = The key is being tried.
setup-key-kept = The key is kept all the same. To try it again later, run aloud key check.
setup-no-key-taken = No key is kept. To store one later, run aloud key set.

## The set-up: the desktop

setup-instead-of = { $news } Type another key, such as Ctrl+Alt+D, or a minus sign for none. Enter takes { $proposal }.
setup-another-for = { $news } Type another key, such as Ctrl+Alt+D. Enter leaves this one without a key.
setup-screen-key = The key that describes the screen is { $key }. Type another, such as Ctrl+Alt+D. Enter keeps it.
setup-no-keys-here = Aloud cannot take keys on this desktop by itself. Bind the command aloud describe to a key in the keyboard settings of your desktop.
setup-tray = Shall there be an icon with a menu in the tray, where the desktop has one? Type n for no; Enter is yes.
setup-login = Shall Aloud start when you log in? Type n for no; Enter is yes.
setup-save = That was all. Shall it be saved? Type n for no; Enter is yes.
setup-saved = It is saved.
setup-starts = Aloud is running now and hears its keys.
setup-starts-not = Aloud could not be started. To see why, run: aloud daemon.
setup-first = Shall the screen be described now, for a first time? Type n for no; Enter is yes.
setup-done = The set-up is done. To change an answer, run aloud setup again.
setup-done-key = The set-up is done. Press { $key } whenever you want to hear what is on the screen. To change an answer, run aloud setup again.

## Options set from the command line

option-set = The option { $option } is { $value } now.
option-unset = The option { $option } has its default now.
option-not-set = The option { $option } is left as it was: { $reason }

## The doctor

doctor-beginning = Every part of Aloud is tried now. That takes up to two minutes; you will hear short sounds and some sentences.
doctor-all-well = Everything works.
doctor-the-rest = Everything else works.
doctor-no-time = It was not tried, because the parts before it took too long.
doctor-paused = The screen was not looked at, because Aloud is paused. To look again run: aloud resume.
doctor-on-trial = Aloud speaks through { $engine }.
doctor-works = It works, by { $by }.
doctor-works-less = It works, but only by { $by }, because { $first } does not: { $why }. { $remedy }
doctor-fails = It does not work. { $remedy }
doctor-fails-because = It does not work: { $why }. { $remedy }
way-works = { $name } works, { $millis } ms.
way-works-so = { $name } works, { $millis } ms, { $remark }.
way-fails = { $name } does not work, { $millis } ms.
way-fails-because = { $name } does not work, { $millis } ms: { $remark }.
remedy-screen = Run the command inside of your desktop session. Then its picture can be taken.
remedy-clipboard = The clipboard key will not work; save a picture as a file and run aloud describe with its name.
remedy-applications = Install at-spi2-core and log in anew; until then only what is in the picture is told.
remedy-keys = Bind the command aloud describe to a key in the keyboard settings of your desktop.
doctor-no-keys = The daemon hears no key
remedy-speech-dispatcher = Try spd-say hello in a terminal; if that is silent, install or set up speech-dispatcher.
remedy-speech = Check that sound works at all, then install speech-dispatcher and espeak-ng.
doctor-no-sound = no sound can be played
remedy-sounds = Start PipeWire or PulseAudio, or log in anew.
remedy-tray = Nothing is missing but the icon: the keys and the command line do all that it does.
remedy-bus = Log in to a desktop session, which starts it; keyring, tray and the texts of applications need it.
remedy-keyring = Until then a key is kept in a file that only you can read. To keep it in the keyring, unlock that and run aloud key set.
remedy-configuration = Change it, then run: aloud config check.
remedy-daemon = No daemon is running, so no key is heard. Start it with: aloud autostart now.
doctor-no-login = Aloud does not start at login. To change that: aloud autostart enable.
doctor-keys-free = { $count ->
    [one] One key is free to be used.
   *[other] { $count } keys are free to be used.
}
doctor-keys-heard = { $count ->
    [one] The daemon hears one key.
   *[other] The daemon hears { $count } keys.
}
doctor-daemon-runs = Version { $version } is running.
doctor-provider-works = It works: the model { $model } looked at a small test picture, first word after { $millis } ms.
doctor-reader-works = It works: the first words about this screen after { $millis } ms.
doctor-part = { $name }: { $says }
doctor-problems = { $count ->
    [one] One part does not work as it could.
   *[other] { $count } parts do not work as they could.
}
doctor-report-written = The report is in { $place }. It holds no picture, no text from the screen and no key. Read it before you send it on.
doctor-report-not-written = The report cannot be written to { $place }: { $reason }. Name another file.

## The doctor: the parts

part-configuration = Configuration
part-speech = Speech
part-sounds = Sounds
part-keys = Keys
part-screen = Screen
part-clipboard = Clipboard
part-applications = Applications
part-reader = Reader on this computer
part-services = Services of the desktop
part-tray = Tray
part-keyring = Keyring
part-daemon = Daemon
part-login = Start at login
part-provider = Provider { $name }
doctor-session-bus = the session bus
doctor-no-session-bus = there is no session bus
doctor-stages = How long a look takes
stage-picture = picture taken { $millis } ms
stage-encoded = encoded { $millis } ms
stage-connected = connected { $millis } ms
stage-first-word = first word of the provider { $millis } ms
stage-first-words-here = first words of this computer { $millis } ms
stage-first-sound = speech begins { $millis } ms
doctor-table = In this session
doctor-by = { $what } by { $way }
doctor-by-nothing = { $what } by nothing

## Keys of providers, typed and stored

no-key-given = No key was given. Type or paste it at the prompt, or send it on standard input.
key-prompt = Key for { $provider }, it is not shown:
needs-no-key = { $provider } needs no key.
key-stored = The key for { $provider } is stored in { $place }.
key-was-not-stored = There was no stored key for { $provider }.
key-removed = The key for { $provider } is removed from { $places }.
key-in-environment = the environment variable { $variable }
key-in-keyring = the keyring
key-typed = this terminal
key-in-file = the file { $path }, which only you can read
key-works = { $provider } accepts the key, and the model { $model } looks at pictures.
works-without-key = { $provider } answers without a key, and the model { $model } looks at pictures.

## The configuration from the command line

config-no-place = There is no place for a configuration: neither XDG_CONFIG_HOME nor HOME is set.
config-right = The configuration is right.
config-not-shown = The configuration cannot be shown: { $reason }.

## What languages are called

language-en = English
language-de = German
language-fr = French
language-es = Spanish
language-it = Italian
language-pt = Portuguese
language-nl = Dutch
language-pl = Polish
language-sv = Swedish
language-da = Danish
language-nb = Norwegian
language-fi = Finnish
language-cs = Czech
language-hu = Hungarian
language-ro = Romanian
language-tr = Turkish
language-ru = Russian
language-uk = Ukrainian
language-bg = Bulgarian
language-be = Belarusian
language-mk = Macedonian
language-el = Greek
language-he = Hebrew
language-ar = Arabic
language-fa = Persian
language-ur = Urdu
language-hi = Hindi
language-bn = Bengali
language-th = Thai
language-ko = Korean
language-ja = Japanese
language-zh = Chinese
language-ka = Georgian
language-hy = Armenian

## Keys that the desktop gives or binds

keys-none-gnome = This desktop gives programs no keys, so no key is set. To have Aloud's keys added to the keyboard settings run: aloud shortcuts add.
keys-none-tiling = { $name } gives programs no keys, so no key is set. To have Aloud's keys bound in its own configuration run: aloud shortcuts.
keys-none = This desktop gives programs no keys, so no key is set. In its keyboard settings a key can be set that runs a command such as: aloud describe screen.
keys-asked-gnome = Your desktop asks in a window whether Aloud may have its keys. To allow it press Shift Tab, then Enter.
keys-asked-plasma = Your desktop asks in a window whether Aloud may have its keys. To allow it press Enter.
keys-asked = Your desktop asks in a window whether Aloud may have its keys. Please answer it.
keys-shared = Your desktop uses the key of { $actions } for something else as well. Choose another in System Settings, under Keyboard, Shortcuts, Aloud.
keys-kept = Your desktop keeps its own key for { $actions }, and the configured one does nothing. What you set in System Settings, under Keyboard, Shortcuts, Aloud, counts.
keys-silent = Your desktop does not answer, so Aloud's keys are not heard yet. It is asked again and again; the aloud command works.
keys-heard = Aloud's keys are heard now.
keys-by-aloud = Keys: heard by Aloud itself.
keys-by-portal = Keys: given by the desktop's portal.
keys-by-desktop = Keys: bound by { $name } itself; what they are stands in its own settings.
keys-unset-gnome = Your desktop has set no key for { $actions }. Set it in Settings, under Apps, Aloud, Global Shortcuts.
keys-unset-plasma = Your desktop has set no key for { $actions }. Set it in System Settings, under Keyboard, Shortcuts, Aloud.
keys-unset-tiling = Your desktop has set no key for { $actions }. Bind it in the configuration of { $name }.
keys-unset = Your desktop has set no key for { $actions }. Set it in the keyboard settings of your desktop, under Aloud.
keys-refused = Your desktop has given Aloud no keys. To have it ask you again run: aloud reload.
keys-unnamed = as set in the desktop
purpose-screen = Describe the screen
purpose-window = Describe the active window
purpose-focus = Describe the focused control
purpose-pointer = Describe what is around the pointer
purpose-clipboard = Describe the picture on the clipboard
purpose-changes = Tell what has changed on the screen
purpose-ask = Ask about the last picture
purpose-more = Say more about the last picture
purpose-forget = Forget the last picture
purpose-repeat = Repeat the last answer
purpose-stop = Silence the answer
purpose-copy = Copy the last answer
purpose-other = Aloud: { $action }
shortcuts-unknown = There is no action { $action }. Known are { $known }.
shortcuts-added = These keys stand in the desktop's keyboard settings from now on: { $keys }. To take them out run: aloud shortcuts remove.
shortcuts-key = { $key } for { $action }
shortcuts-none = None of Aloud's keys stands in the desktop's keyboard settings.
shortcuts-standing = In the desktop's keyboard settings stand: { $keys }.
shortcuts-shall-gnome = This GNOME gives programs no keys. Shall those of Aloud be added to its keyboard settings? Your own stay as they are, and those of Aloud can be taken out again.
shortcuts-removed = None of Aloud's keys stands in the desktop's keyboard settings any more.
shortcuts-no-settings = Only GNOME's keyboard settings can be changed from here. On other desktops set a key in their own settings that runs a command such as: aloud press screen.
shortcuts-unreachable = The desktop's settings cannot be reached: the program gsettings does not answer. It is part of the package libglib2.0-bin.

## Desktops that do what their own configuration says

tiling-bound = { $desktop } binds keys in its own configuration, and those of Aloud are there. To take them out run: aloud shortcuts remove.
tiling-unbound = { $desktop } binds keys in its own configuration, and none of Aloud is there. These are the lines for { $file }:
tiling-to-add = To have them written there run: aloud shortcuts add.
tiling-shall-keys = { $desktop } gives programs no keys. Shall those of Aloud be written into its own configuration, and read at once? They can be taken out again.
tiling-shall-start = { $desktop } starts nothing by itself. Shall a line that starts Aloud be written into its own configuration? It can be taken out again.
tiling-left-to-you = That line is left to you. To have it written run aloud autostart enable in a terminal, and answer yes.
tiling-type-yes = Type yes and Enter, or Enter alone for no.
tiling-keys-written = The keys of Aloud are in { $file }, which { $config } includes. To take them out run: aloud shortcuts remove.
tiling-keys-inserted = The keys of Aloud are in { $config }. To take them out run: aloud shortcuts remove.
tiling-by-hand = { $desktop } binds keys in its own configuration, which Aloud cannot write. The lines for { $file } are printed below; to list them again run: aloud shortcuts. Each runs a command such as: aloud press screen.
tiling-start-written = The line that starts Aloud is in { $file }, which { $config } includes. To take it out run: aloud autostart disable.
tiling-read-again = { $desktop } has read its configuration again.
tiling-next-login = That counts from the next login on.
tiling-to-read-again = That counts when the configuration is read again. To do so run: { $command }.
tiling-taken-out = What Aloud had written is taken out of { $config }.
tiling-nothing-there = Nothing that Aloud has written stands in the desktop's configuration.
tiling-no-home = There is no place for the desktop's configuration: HOME is not set.
tiling-nowhere = Nothing can be written into { $config }. Put the lines there yourself; to list them run: aloud shortcuts status.
tiling-refused = { $file } cannot be written: { $error }. Put the lines there yourself; to list them run: aloud shortcuts status.
remedy-window = The window key looks at the whole screen there, and says so.
remedy-lock = So Aloud looks at a locked screen as well; to keep it from that run aloud pause before you leave.
remedy-keys-to-bind = To have Aloud's keys bound in the desktop's own configuration run: aloud shortcuts.
doctor-no-keys-here = this desktop gives programs no keys
doctor-keys-given = The desktop's portal gives the keys when the daemon asks for them.
doctor-keys-bound = { $desktop } itself has the keys and runs the commands.
setup-keys-from-portal = Your desktop gives the keys. When Aloud starts, the desktop may ask in a window whether it may have them, and Aloud says how to answer.
setup-enter-is-yes = { $question } Type n for no; Enter is yes.

## The permission to see the screen

consent-not-asked = Your desktop does not allow Aloud to see the screen, and lets it ask nobody. To allow it run: aloud screenshots allow.
consent-remembered = Your desktop remembers that Aloud is not allowed to see the screen. To allow it run: aloud screenshots allow.
consent-denied = Your desktop gave no picture of the screen. If you have not said no yourself, run: aloud screenshots allow.
consent-cancelled = The question of your desktop was closed, so there is no picture. Press again, and answer it.
consent-open = Your desktop seems to ask in a window whether Aloud may see the screen. Answer it, then press again. If there is no such window, run: aloud screenshots allow.
consent-silent = The part of your desktop that takes pictures does not answer. Press again; if that does not help, log out and in.
screenshots-allowed = Aloud may see the screen from now on. To withdraw that run: aloud screenshots withdraw.
screenshots-withdrawn = Aloud may no longer see the screen without asking. To allow it again run: aloud screenshots allow.
screenshots-is-allowed = Your desktop allows Aloud to see the screen.
screenshots-is-refused = Your desktop does not allow Aloud to see the screen. To allow it run: aloud screenshots allow.
screenshots-is-open = Your desktop remembers no decision on whether Aloud may see the screen; some desktops ask, and some ask nobody. To allow it run: aloud screenshots allow.
screenshots-nowhere = This desktop keeps no list of who may see the screen, so nothing can be changed here.
screenshots-unanswered = Your desktop's list of who may see the screen cannot be reached. Try again in a moment.
screenshots-shall = Your desktop gives pictures of the screen only to programs that you have allowed, and may not let Aloud ask you later. May Aloud see the screen whenever you press one of its keys? You can take that back at any time by running aloud screenshots withdraw. Type yes to allow it; Enter is no.
screenshots-not-given = Then nothing is allowed, and your desktop may give Aloud no picture. To allow it later run: aloud screenshots allow.

## The doctor: further parts

part-window = Active window
part-lock = Screen lock

## Commands to the daemon

no-daemon = No daemon is running. Start it with: aloud daemon.
your-question = Your question:
question-unreadable = The question cannot be read: { $reason }.
no-question = No question was typed.
daemon-ended = The daemon ended before the answer was complete.

## Start at login

login-on = Aloud starts at login from now on.
login-start-now = To start it now: aloud autostart now.
login-off = Aloud starts at login no longer.
login-own-line = If you have put a line into the configuration of { $desktop }, remove it there.
login-entry = the desktop's autostart entry { $path }
login-unit = the systemd unit { $unit }
login-line = the configuration of { $desktop }
login-by = Aloud starts at login, by { $ways }.
login-runs = It is running now.
login-runs-safe = It is running now, in safe mode.
login-unit-idle = The systemd unit is not running now.
login-started = Aloud is running.

## What is wrong in the configuration

config-range = The { $option } must be from { $least } to { $most }.
config-out-of-range = { $value } is out of range. Use { $least } to { $most }.
config-nobody = Name at least one provider.
config-no-provider = There is no provider { $name }; there are { $known }.
config-mode-name = The name of a mode is made of letters, figures, hyphens and underscores, and is at most { $most } long.
config-mode-without = The mode { $name } has no instruction, so it does not say what is asked for.
config-mode-own = The mode { $name } is Aloud's own and has its instruction. Choose another name for yours.
config-no-screen = There is no way of taking the screen named { $name }. Known are auto, { $known }.
config-no-keys = There is no way of hearing keys named { $name }. Known are auto, { $known }.
config-no-engine = There is no speech engine { $name }. Use auto, { $known }.
config-voice-name = A voice's name has no line breaks or control characters.
config-no-dialect = The dialect { $name } is not known; there is { $known }.
config-no-model-name = The text { $text } is not a model's name.
config-one-word = The { $option } { $text } must be one plain word.

## An address in the configuration

address-none = The { $option } { $text } is not an address.
address-bare = The { $option } must have no user name, question mark or number sign.
address-no-host = The { $option } has no server name.
address-plain = The { $option } must begin with https, or lead to this machine itself.
address-scheme = The { $option } must begin with https, not { $scheme }.
address-needed = The dialect { $dialect } needs a base-url.
ca-file-unread = The ca-file { $path } cannot be read: { $cause }.
ca-file-empty = The ca-file { $path } holds no certificate.
secured-not = The secured connection cannot be set up. Mostly certificates are missing: install the package ca-certificates, then run: aloud reload.

## A key in the configuration

chord-missing = The key after the modifiers is missing. Write for example Super+Alt+D.
chord-two = { $first } and { $second } are two keys. Write modifiers and one key, for example Super+Alt+D.
chord-unknown = There is no key named { $name }. Known are the letters, the digits, F1 to F24 and { $known }.
chord-typing = { $chord } alone would be taken away from all typing. Add Ctrl, Alt or Super, for example Super+Alt+{ $key }.
chord-console = { $chord } switches the console and never arrives. Use for example Super+Alt+{ $key }.
chord-reader = { $name } is the modifier key of screen readers. Use another key, for example Super+Alt+D.
chord-twice = { $chord } is the key of { $first } already. Choose another for { $action }.

## The file of the configuration

config-too-large = it is larger than half a megabyte.
config-utf16 = it is stored as UTF-16. Store it as UTF-8.
config-no-text = It holds bytes that are no UTF-8 text.
config-too-many = it has too many mistakes. Compare it with the documented example.
config-mistake = The configuration file has a mistake and is left as it is. Find it with: aloud config check.
config-no-table = In the configuration { $part } is not a table. Change that, then try again.
config-unknown-option = There is no option { $name } here; there are { $known }.
config-unknown-value = { $value } is not possible here; possible are { $known }.
config-wants-number = A whole number belongs here, without quotation marks.
config-wants-text = A text in quotation marks belongs here.
config-wants-switch = Either true or false belongs here, without quotation marks.
config-wants-list = A list in square brackets belongs here.
config-wants-table = A table with options of its own belongs here.
config-number-too-far = The number { $value } is too large or too small here.
config-wrong-kind = What stands here is of another kind than the option wants.
config-lacks = The option { $name } is missing.
config-twice = It stands there twice.
config-no-quotes = A text stands in quotation marks.
config-open-quote = A quotation mark is missing.
config-open-bracket = A comma or a bracket is missing.
config-no-value = The value behind the equals sign is missing.
config-no-option = An option is written as a name, an equals sign and a value.

## Why a file cannot be used, behind a colon

cause-missing = it does not exist
cause-forbidden = you are not allowed to
cause-full = the disk is full
cause-read-only = the disk can only be read
cause-folder = it is a folder
cause-no-folder = a part of its path is no folder
cause-no-file = it is no regular file
cause-no-text = it holds bytes that are no UTF-8 text
cause-late = it does not answer
cause-refused = nobody listens there
cause-other = the system says { $words }
file-unread = { $file } cannot be read: { $cause }.
file-unwritten = { $file } cannot be written: { $cause }.
file-unremoved = { $file } cannot be removed: { $cause }.

## The socket of the daemon

socket-another = Another Aloud daemon is running already.
socket-none = No Aloud daemon is running. Start it with: aloud daemon.
socket-silent = The Aloud daemon does not answer. Stop it and start it again.
socket-unreachable = The Aloud daemon cannot be reached: { $cause }.
socket-no-status = its first line is no status
socket-no-command = the command cannot be written
socket-closed = it closed the connection
socket-full = Too many clients are connected. Try again when some have ended.
socket-too-long = The line is longer than 64 KiB. Send one command as JSON.
socket-second = One connection takes one command. Connect again for the next.
socket-not-understood = The line is not a command: { $cause }. Send for example { $example }, with the quotes.
folder-unset = XDG_RUNTIME_DIR is not set. It is set by logging in; set it to a folder of yours alone.
folder-not-full = XDG_RUNTIME_DIR is { $name }, which is not a full path. Set it to a folder of yours alone.
folder-no-folder = XDG_RUNTIME_DIR is { $name }, which is not a folder. Set it to a folder of yours alone.
folder-of-another = XDG_RUNTIME_DIR is { $name }, which belongs to another user. Set it to a folder of yours alone.
folder-unusable = XDG_RUNTIME_DIR is { $name }, which cannot be used: { $cause }. Set it to a folder of yours alone.
folder-trouble = { $path } cannot be used: { $cause }.
folder-remove-no-folder = { $path } is not a folder. Remove it.
folder-remove-of-another = { $path } belongs to another user. Remove it.
folder-remove-no-socket = { $path } is not a socket. Remove it.
socket-not-opened = The socket cannot be opened: { $cause }.

## The start of the daemon and its service

start-not = Aloud cannot start: { $cause }.
signals-unheard = Signals cannot be heard: { $cause }.
service-status = Keys heard: { $keys }. Problems: { $problems }; "aloud status" tells them.
login-no-home = There is no place for autostart files: HOME is not set.
login-program-unknown = The place of this program is not known: { $cause }.
login-program-place = Aloud cannot be started at login from { $place }: move it to a place whose name has only letters and digits, such as .local/bin in your home folder.
login-advice = { $desktop } starts nothing by itself: put this line into the file { $file } in your home folder:
systemd-failed = The command systemctl --user { $command } has failed: { $words }
systemd-failed-mute = The command systemctl --user { $command } has failed and does not say why.
systemd-not-run = The program systemctl cannot be run: { $cause }.
systemd-silent = The systemd of this user does not answer.
voices-none = No voices were found: neither Speech Dispatcher nor espeak-ng answers. Install one of them.

## A command line that is not understood

usage-no-command = There is no command { $word }. For help: { $help } --help.
usage-missing-command = A command is missing. For help: { $help } --help.
usage-missing = The { $word } is missing. For help: { $help } --help.
usage-unknown = { $word } is not understood here. For help: { $help } --help.
usage-needs-value = { $option } needs a value. For help: { $help } --help.
usage-needs-one = { $option } needs a value: { $known }. For help: { $help } --help.
usage-no-value = { $value } is not a value of { $option }; use one of these: { $known }. For help: { $help } --help.
usage-other = { $words }. For help: { $help } --help.
or-last = { $others } or { $last }

## What the doctor found about one way, behind a colon

remark-silent = it does not answer
remark-none = there is none
remark-not-opened = it cannot be opened
remark-opens-late = it does not open in time
remark-ended = it has ended
remark-mute = it is open and does not speak
remark-not-played = it does not play
remark-muted = it plays, but the loudspeaker is muted or its volume is zero
remark-no-loudspeaker = it has no loudspeaker
remark-no-player = no program can play sounds
remark-blind = it sees nothing of the screen in this kind of session
remark-size = { $width } by { $height }
remark-size-blank = { $width } by { $height }, blank
remark-only-screen = it gives only the whole screen
remark-no-window = no window is active now
remark-picture = it holds a picture
remark-empty = it is empty
remark-no-picture = it holds no picture
remark-no-applications = there is no accessibility bus
remark-window-and-focus = window and focus are told
remark-window-alone = the window is told, no focus
remark-no-window-tells = no window in front tells of itself
remark-nobody = nobody can be asked on this system
remark-deaf = it would hear nothing in this kind of session
remark-not-here = it cannot be used on this desktop
remark-not-this-system = it cannot be used on this system
remark-bound = it runs our commands
remark-unbound = the configuration of { $desktop } has no command of ours
remark-unbound-gnome = GNOME's keyboard settings have no command of ours
remark-no-system-bus = there is no system bus
remark-no-session = it knows no session of yours
remark-locked = it says that the screen is locked
remark-unlocked = it says that the screen is not locked
remark-keyring-locked = it is locked
remark-keyring-open = it is open
remark-no-collection = it has no collection to keep keys in
remark-no-key-given = it has given the daemon no key
remark-refuses = it refuses
remark-version = version { $version }
way-settings = the desktop's own settings

## What ways are called that are no names of the configuration

way-login-manager = login manager
way-screen-saver = screen saver
way-sound-server = sound server
way-program = program
way-notifications = notifications
way-presenter = Orca's presenter
way-older-presenter = Orca's older presenter
way-screenshot-portal = screenshot portal
way-shortcuts-portal = shortcuts portal
way-registry-portal = registry portal
way-clipboard-portal = clipboard portal
