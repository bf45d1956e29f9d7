# Ce qu'Aloud dit de lui-même, en français. Une phrase est entière, tient sur une ligne et est écrite
# pour l'oreille. Les accolades seront remplies. Les contrôles s'appellent comme au lecteur d'écran.

## Answers on their way

cut-here = La description a été coupée ici.
cut-stopped = Vous avez arrêté la description ici.
cut-connection-lost = La connexion a été perdue ; ce n'est qu'une partie.
cut-timed-out = La réponse s'est interrompue ; ce n'est qu'une partie.
cut-declined = Le fournisseur a arrêté la description ici
cut-failure = { $failure } Ce n'est qu'une partie.
still-waiting-rest = Toujours en attente de la suite.
still-waiting-answer = Toujours en attente d'une réponse.
postponed = Le fournisseur est occupé. Nouvel essai dans { $wait }.
fell-back-next = { $reason } La question passe à { $next }.
fell-back-screen = { $reason } L'écran est donc lu ici.
fell-back-picture = { $reason } L'image est donc lue ici.
overtaken = { $by } répond.
tokens = { $input } jetons envoyés, { $output } reçus.
possibly = peut-être
unchecked = Les citations n'ont pas pu être vérifiées à temps.
doubtful = Introuvable lors de la lecture de l'image ici : { $quotes }.
window-instead = L'emplacement du contrôle n'est pas connu ici ; voici sa fenêtre.
nothing-yet = Rien n'a encore été décrit.
nothing-to-copy = Il n'y a pas encore de description à copier.
still-looking = Toujours en train de regarder ; rien à répéter pour l'instant.
copied = Copié.
not-copied = La description n'a pas pu être copiée : le presse-papiers ne répond pas.
stopped = Arrêté.
nothing-changed = Rien n'a changé.
forgotten = Oublié.
nothing-kept = Il n'y a rien à oublier.
reloaded = La configuration a été relue.

## A reason behind a sentence

with-reason = { $sentence } : { $reason }.
without-reason = { $sentence }.

## How long, behind "in"

one-second = une seconde
seconds = { $count ->
    [one] une seconde
   *[other] { $count } secondes
}
minutes = { $count ->
    [one] une minute
   *[other] { $count } minutes
}
hours = { $count ->
    [one] une heure
   *[other] { $count } heures
}

## News

key-taken-free = La touche { $key } pour { $action } est prise par un autre programme. { $free } est libre : inscrivez-la dans la configuration { $place }.
key-taken = La touche { $key } pour { $action } est prise par un autre programme. Inscrivez-en une autre dans la configuration { $place }.
key-unusable = La touche { $key } pour { $action } n'existe pas sur ce clavier. Inscrivez-en une autre dans la configuration { $place }.
key-place = comme { $action } sous keys
key-place-mode = comme key sous mode.{ $mode }
no-display = Il n'y a pas d'écran, les touches ne peuvent donc pas être entendues. La commande aloud fonctionne.
safe-mode = Aloud s'est arrêté plusieurs fois brutalement et tourne en mode sans échec : il laisse votre configuration de côté, n'interroge aucun fournisseur et ne lit que le texte à l'écran. Pour quitter ce mode, lancez : aloud autostart now.
restarted = Redémarré. Aloud s'était arrêté de façon inattendue, et ce qui était en cours est perdu.
slept = L'ordinateur s'est mis en veille avant la fin de la réponse. Appuyez de nouveau sur la touche.
display-lost = La connexion à l'écran est perdue.
display-back = L'écran est revenu.
speech-moved = La synthèse vocale est tombée en panne. C'est maintenant { $engine } qui parle.
voice-missing = La voix { $voice } n'existe pas, c'est donc la voix par défaut qui parle. Pour la liste des voix : aloud voices.
voice-lacking = Aucune voix n'est installée pour cette langue : { $language }. Une autre voix la lit donc. Pour la liste des voix : aloud voices.
config-line = La ligne { $line } de la configuration est ignorée : { $complaint }
config-unreadable = La configuration est illisible, les valeurs par défaut sont donc utilisées : { $reason }

## The status

status-idle = Aloud { $version } est lancé et au repos.
status-looking = Aloud { $version } regarde { $at }.
status-paused = En pause : Aloud ne regarde pas. Pour reprendre : aloud resume.
status-speech = Synthèse vocale : { $engine }.
status-no-speech = Synthèse vocale : aucune, seulement des sons.
status-providers = Fournisseurs : { $names }.
status-no-providers = Fournisseurs : aucun.
status-tokens = Depuis le démarrage : { $tokens }
status-key = Touche pour { $action } : { $key }.
status-no-keys = Touches : aucune n'est entendue.
status-problem = Problème : { $problem }

## What is looked at, behind "a picture"

of-screen = de l'écran
of-window = de la fenêtre active
of-focus = du contrôle qui a le focus
of-pointer = des alentours du pointeur
of-clipboard = du presse-papiers
of-same = de la dernière image
of-changes = de ce qui a changé
of-file-named = du fichier { $name }
of-file = du fichier

## What is looked at, as it is named behind "looking at"

at-screen = l'écran
at-window = la fenêtre active
at-focus = le contrôle qui a le focus
at-pointer = les alentours du pointeur
at-clipboard = le presse-papiers
at-same = la dernière image
at-changes = ce qui a changé
at-file-named = le fichier { $name }
at-file = le fichier

## Failures: the picture

failure-no-display = Il n'y a pas d'écran à regarder. Ouvrez une session de bureau, ou indiquez un fichier image.
failure-display-lost = La connexion à l'écran est perdue. Appuyez de nouveau quand le bureau sera revenu.
failure-no-window = Aucune fenêtre n'est active. Passez à une fenêtre, ou appuyez sur la touche de l'écran.
failure-protected = Un champ de mot de passe a le focus, aucune image n'en est donc prise. La touche de la fenêtre regarde toute la fenêtre.
failure-no-memory = Il reste trop peu de mémoire. Fermez un programme, puis appuyez de nouveau.
failure-no-monitor = Aucun moniteur n'est allumé.
failure-monitors-change = Les moniteurs changent sans cesse, il n'y a donc pas d'image. Appuyez de nouveau dans un instant.
failure-capture-refused = Le bureau n'autorise pas les images de l'écran.
failure-capture-unsupported = Sur ce bureau, une image { $of } n'est pas possible. Essayez plutôt la touche de l'écran.
failure-screen-unsupported = Sur ce bureau, l'écran ne peut pas être vu. Pour savoir pourquoi, lancez : aloud doctor.
failure-blank = L'image est vide, toute de couleur { $colour }. Rien n'a été envoyé. Un rideau d'écran, une fenêtre protégée ou un écran en veille donne cet effet.
failure-clipboard-empty = Le presse-papiers est vide. Copiez d'abord une image.
failure-clipboard-text = Le presse-papiers contient du texte, pas une image. Copiez d'abord une image.
failure-clipboard-files = Le presse-papiers contient des fichiers, mais aucune image. Copiez d'abord une image.
failure-clipboard-address = Le presse-papiers contient l'adresse d'une image, pas l'image elle-même. Dans le navigateur, choisissez Copier l'image.
failure-clipboard-other = Le presse-papiers ne contient pas d'image. Copiez d'abord une image.
failure-clipboard-silent = Le programme qui détient le presse-papiers ne répond pas. Copiez l'image de nouveau, ou depuis un autre programme.
failure-clipboard-secret = Le presse-papiers est marqué comme secret. Il n'a pas été lu.
failure-damaged = L'image est abîmée et ne peut pas être ouverte. Essayez de l'enregistrer ou de la copier de nouveau.
failure-not-a-picture = Ce n'est pas une image dans un format lisible. Convertissez-la en PNG ou en JPEG.
failure-too-large = L'image est trop grande pour être ouverte. La limite est de cent mégapixels ou soixante-quatre mégaoctets.
failure-file-missing = Il n'y a pas de fichier { $path }. Vérifiez le nom.
failure-file-unreadable = Le fichier { $path } ne peut pas être lu. Vérifiez que c'est bien un fichier et que vous avez le droit de le lire.

colour-black = noire
colour-white = blanche
colour-grey = grise
colour-yellow = jaune
colour-pink = rose
colour-red = rouge
colour-turquoise = turquoise
colour-green = verte
colour-violet = violette
colour-blue = bleue

## Failures: the way to the provider

failure-offline = Cet ordinateur est hors ligne. Vérifiez le réseau, puis appuyez de nouveau.
failure-server-not-found = Le serveur { $host } est introuvable. Vérifiez le réseau, ou la base-url dans la configuration.
failure-connection-refused = Le serveur { $host } a refusé la connexion. Vérifiez la base-url dans la configuration, ou réessayez plus tard.
failure-connection-lost = La connexion a été perdue avant qu'une réponse n'arrive. Appuyez de nouveau.
failure-untrusted-issuer = Le certificat du serveur n'est pas digne de confiance ; quelqu'un écoute peut-être. Rien n'a été envoyé. Si votre réseau contrôle tout le trafic, indiquez son certificat comme ca-file dans la configuration.
failure-untrusted-expired = Le certificat du serveur est périmé, ou l'horloge de cet ordinateur est fausse. Rien n'a été envoyé.
failure-untrusted-host = Le certificat du serveur appartient à un autre serveur. Rien n'a été envoyé.
failure-untrusted-other = Aucune connexion sûre n'a pu être établie. Rien n'a été envoyé.
failure-proxy = Le proxy a refusé ou n'a pas répondu. Vérifiez les réglages du proxy.
failure-login-page = Une page web est venue au lieu d'une réponse. Ce réseau demande peut-être une identification ; ouvrez un navigateur, puis appuyez de nouveau.
failure-timed-out-capture = La prise de l'image a duré trop longtemps. Appuyez de nouveau.
failure-timed-out-connect = Le serveur n'a pas pu être joint à temps. Vérifiez le réseau, puis appuyez de nouveau.
failure-timed-out-first-word = Aucune réponse n'est venue à temps. Appuyez de nouveau.
failure-timed-out-next-word = La réponse s'est interrompue.

## Failures: the provider

failure-no-provider = Aucun fournisseur nommé { $name } n'est configuré. Les noms se trouvent sous provider dans la configuration.
failure-no-provider-at-all = Aucun fournisseur n'est configuré. Les noms se trouvent sous provider dans la configuration.
failure-misconfigured = Les réglages de { $provider } dans la configuration ne peuvent pas fonctionner
failure-no-key-site = Il n'y a pas de clé pour { $provider }. Obtenez-en une sur { $site } et enregistrez-la avec : aloud key set { $provider }.
failure-no-key = Il n'y a pas de clé pour { $provider }. Enregistrez celle de son serveur avec : aloud key set { $provider }.
failure-keyring-locked = Le trousseau est verrouillé, il n'y a donc pas de clé pour { $provider }. Déverrouillez-le, ou enregistrez la clé avec : aloud key set { $provider }.
failure-key-file-open = Le fichier de clé { $path } peut être lu par d'autres, il n'est donc pas utilisé. Appliquez-lui : chmod 600.
failure-key-refused = { $provider } n'accepte pas la clé. Enregistrez-en une valable avec : aloud key set { $provider }.
failure-not-allowed = Le fournisseur ne permet pas cela pour votre compte ou votre région
failure-model-missing = Le modèle { $model } n'existe pas ou n'existe plus. Pour la liste des modèles : aloud models.
failure-no-sight = Le modèle { $model } ne sait pas regarder des images. Choisissez-en un autre dans la configuration ; aloud models en donne la liste.
failure-limit-a-day = La limite de demandes par jour est atteinte. Appuyez de nouveau dans { $wait }, ou changez requests-a-day sous limits dans la configuration.
failure-limit-a-minute = La limite de demandes par minute est atteinte. Appuyez de nouveau dans { $wait }, ou changez requests-a-minute sous limits dans la configuration.
failure-request-too-large = L'image est trop grande pour le fournisseur. Essayez plutôt la touche de la fenêtre.
failure-request-refused = Le fournisseur n'a pas compris la demande
failure-busy-for = Le fournisseur est occupé. Réessayez dans { $wait }.
failure-busy = Le fournisseur est occupé. Réessayez dans une minute.
failure-quota-gone = Le quota chez le fournisseur est épuisé. Réessayez demain, ou prenez une autre clé ou un autre fournisseur.
failure-credit-gone = Votre compte chez le fournisseur n'a plus de crédit, ou a atteint sa limite de dépenses. Changez cela chez lui, ou prenez une autre clé ou un autre fournisseur.
failure-overloaded = Le fournisseur est surchargé. Réessayez dans une minute.
failure-provider-broken = Le fournisseur a échoué avec l'erreur { $status }. Réessayez dans une minute.
failure-unexpected = La réponse du fournisseur n'a pas pu être comprise. Vérifiez la base-url dans la configuration.
failure-not-on-screen = { $text } n'a pas été trouvé à l'écran.
failure-not-in-what-is-read = { $text } n'a pas été trouvé dans ce qui peut être lu. Une partie du texte est dans une écriture qui ne peut pas être lue ici.
failure-nothing-frozen = Il n'y a pas d'image sur laquelle poser une question. Appuyez d'abord sur une touche pour regarder quelque chose.
failure-no-model = Seul un modèle peut répondre à une question, et aucun fournisseur avec un modèle n'est configuré. Pour en savoir plus, utilisez la touche plus.
failure-no-entry = Aucune fenêtre ne peut s'ouvrir pour la question. Installez zenity, ou tapez dans un terminal : aloud ask.
failure-declined = Le fournisseur a refusé de décrire cette image
failure-empty = Le fournisseur n'a rien renvoyé. Appuyez de nouveau.
failure-cut-off = La description a été coupée.
failure-length-limit = La description a été coupée à sa limite de longueur.
failure-endless = La réponse n'en finissait pas et a été arrêtée.
failure-repetition = Le modèle se répète et a été arrêté.
failure-broken = Quelque chose s'est cassé dans Aloud. Appuyez de nouveau ; si cela se reproduit, merci de le signaler.

reason-safety = son filtre de sécurité s'est déclenché
reason-prohibited = il tient le contenu pour interdit
reason-recitation = la réponse reproduirait un texte protégé
reason-blocklist = il s'y trouve un mot interdit
reason-personal = il s'y trouve des données personnelles sensibles
reason-language = il ne prend pas en charge la langue
reason-other = il ne donne pas de raison

## Two opinions

one-opinion = Il n'y a pas de second avis. { $reason } Voici ce que dit { $of }.
first-answer = la première réponse
second-answer = la seconde réponse
opinions-nothing-common = Les deux réponses n'ont rien en commun.
opinions-same = Les deux disent la même chose.
opinions-both = Les deux disent :
opinions-differ = Elles diffèrent. Selon { $name } : { $text }
opinions-but = Mais selon { $name } : { $text }
opinions-only = Seulement { $name } : { $text }

## Switches

paused = En pause. Aloud ne regarde pas.
resumed = Aloud regarde de nouveau quand vous le demandez.
still-paused = Aloud est en pause et ne regarde pas. Choisissez encore une fois Ne pas regarder dans le menu de la zone de notification, ou lancez : aloud resume.
preferred-provider = Seul { $name } est interrogé désormais.
preferred-order = Les fournisseurs sont interrogés dans leur ordre.
preferred = Prochaines réponses : { $name }.
preferred-configured = La longueur des réponses est celle de la configuration.
detail-gist = une phrase
detail-standard = quelques phrases
detail-full = tout
mode-auto = ce qui convient à l'image
mode-text = tout le texte, exactement
mode-ui = les contrôles et ce qu'on peut faire
mode-photo = une photo
mode-chart = un graphique
mode-alt = un texte alternatif

## The tray and the window for a question

icon-looking = Aloud, regarde { $at }
icon-paused = Aloud, en pause, ne regarde pas
icon-idle = Aloud, au repos
menu-screen = Décrire l'écran
menu-window = Décrire la fenêtre active
menu-focus = Décrire le contrôle qui a le focus
menu-pointer = Décrire ce qui entoure le pointeur de la souris
menu-clipboard = Décrire le presse-papiers
menu-changes = Dire ce qui a changé
menu-ask = Poser une question sur la dernière image
menu-more = En dire plus sur la dernière image
menu-repeat = Répéter la dernière réponse
menu-stop = Se taire et arrêter
menu-forget = Oublier la dernière image
menu-copy = Copier la dernière réponse
menu-provider = Fournisseur
menu-in-order = Dans l'ordre configuré
menu-detail = Longueur des réponses
menu-as-configured = Selon la configuration
menu-mode = Ce qu'il faut chercher
menu-pause = Ne pas regarder
menu-copies = Décrire les images copiées
menu-private = Ne rien garder dans l'historique
menu-reload = Relire la configuration
menu-quit = Quitter Aloud
menu-question = Votre question sur l'image :

## What is read here: the front window

front-window = Fenêtre au premier plan : { $window }
under-pointer = Sous le pointeur : { $window }
no-window-under-pointer = Aucune fenêtre n'est sous le pointeur
no-window-active = Aucune fenêtre n'est active
window-unknown = Le nom de la fenêtre n'est pas connu
window-untitled = une fenêtre sans titre
partly-off-screen = { $head } ; une partie se trouve hors de l'écran
head-and-focus = { $head } ; { $focus }
head-and-text = { $head } : { $text }
focus = Focus sur { $control }
focus-holding = Focus sur { $control } : { $held }
focus-password = Un champ de mot de passe a le focus
focus-password-named = Un champ de mot de passe, { $name }, a le focus
selected = Sélectionné : { $text }
selected-words = { $count ->
    [one] { $count } mot est sélectionné
   *[other] { $count } mots sont sélectionnés
}
dialog-named = { $role } : { $name }
control-named = { $role } { $name }
control-unnamed = { $role } sans nom
holds = { $name } contient { $value }
for-password = { $name } pour un mot de passe
doable-fields = { $count ->
    [one] Champ : { $names }
   *[other] Champs : { $names }
}
doable-checks = { $count ->
    [one] Case à cocher : { $names }
   *[other] Cases à cocher : { $names }
}
doable-buttons = { $count ->
    [one] Bouton : { $names }
   *[other] Boutons : { $names }
}
doable-tabs = { $count ->
    [one] Onglet : { $names }
   *[other] Onglets : { $names }
}
doable-menus = { $count ->
    [one] Menu : { $names }
   *[other] Menus : { $names }
}
and-more = { $count ->
    [one] { $names } et { $count } autre
   *[other] { $names } et { $count } autres
}
controls-unnamed = { $count ->
    [one] Un contrôle n'a pas de nom
   *[other] { $count } contrôles n'ont pas de nom
}
no-accessibility = L'accessibilité n'est pas active sur ce bureau, les applications ne disent donc rien
nothing-told = Cette application ne dit pas ce qu'elle contient
told-in-part = Elle n'a pas tout dit à temps

## What is read here: texts and other windows

over-it = Par-dessus : { $window }
behind-it = Derrière : { $window }
window-named = Fenêtre : { $window }
also-open = Également ouvertes : { $names }
last-lines = Dernières lignes :
more-lines = { $count ->
    [one] Encore une ligne
   *[other] Encore { $count } lignes
}
lines-before = { $count ->
    [one] Une ligne avant elles
   *[other] { $count } lignes avant elles
}
press-twice = Appuyez deux fois sur la touche pour tout entendre
unreadable-script = Une partie du texte est dans une écriture qui ne peut pas être lue ici
text-unread = Le texte de l'image n'a pas pu être lu
text-unread-memory = Il reste trop peu de mémoire pour lire le texte de l'image
no-text = Aucun texte n'a été trouvé
no-model-described = Aucun modèle ne l'a décrite

## What is read here: pictures

facts-drawing = Cela ressemble à une capture d'écran ou à un dessin, { $shape }, { $width } sur { $height }
facts-photo = Cela ressemble à une photo, { $shape }, { $width } sur { $height }
shape-portrait = format portrait
shape-square = format carré
shape-landscape = format paysage
mostly-dark = { $facts }, surtout sombre
mostly-light = { $facts }, surtout claire
facts-with-text = { $facts }, avec le texte { $text } ; aucun modèle ne l'a décrite
facts-alone = { $facts } ; aucun modèle ne l'a décrite
first-frame = Seule la première image ou page est montrée
no-text-in-it = Aucun texte n'y a été trouvé
text-in-it = Texte dans l'image :

## What is read here: changes

new-window = Nouvelle fenêtre : { $names }
gone-window = Disparue : { $names }
new-text = Nouveau texte : { $texts }
new-text-in = Nouveau texte dans { $window } : { $texts }
gone-text = Texte disparu : { $texts }
and-lines-more = { $count ->
    [one] { $texts } ; et encore une ligne
   *[other] { $texts } ; et encore { $count } lignes
}
changed-places = L'image a changé { $places }, sans texte

## What is read here: a text that is looked for

found = { $count ->
    [one] Trouvé une fois
   *[other] Trouvé { $count } fois
}
found-possibly = Pas trouvé exactement, mais peut-être
possibly-at = Peut-être { $place }
found-more = { $count ->
    [one] Et encore une fois
   *[other] Et encore { $count } fois
}
found-at = { $place } : { $text }
in-front-window = Dans la fenêtre au premier plan
in-window = Dans { $window }, { $place }

place-nearly-everywhere = presque partout
place-in-the-middle = au milieu
place-at-the-left = à gauche
place-at-the-right = à droite
place-at-the-top = en haut
place-at-the-bottom = en bas
place-at-the-top-left = en haut à gauche
place-at-the-top-right = en haut à droite
place-at-the-bottom-left = en bas à gauche
place-at-the-bottom-right = en bas à droite

## What controls are called, as screen readers call them

role-alert = alerte
role-application = application
role-article = article
role-audio = audio
role-button = bouton
role-calendar = calendrier
role-drawing-area = zone de dessin
role-cell = cellule
role-check-box = case à cocher
role-check-menu-item = élément de menu à cocher
role-column-header = en-tête de colonne
role-combo-box = liste déroulante
role-date-field = champ de date
role-dialog = boîte de dialogue
role-document = document
role-file-chooser = sélecteur de fichiers
role-form = formulaire
role-group = groupe
role-heading = titre
role-image = image
role-landmark = région
role-link = lien
role-list = liste
role-list-item = élément de liste
role-formula = formule
role-menu = menu
role-menu-bar = barre de menus
role-menu-item = élément de menu
role-notification = notification
role-password-field = champ de mot de passe
role-progress-bar = barre de progression
role-radio-button = bouton radio
role-radio-menu-item = élément de menu radio
role-row = ligne
role-row-header = en-tête de ligne
role-scroll-bar = barre de défilement
role-separator = séparateur
role-slider = curseur
role-spin-button = bouton rotatif
role-status-bar = barre d'état
role-tab = onglet
role-tab-list = liste d'onglets
role-table = tableau
role-terminal = terminal
role-text = texte
role-text-area = zone de texte
role-text-field = champ d'édition
role-toggle-button = bouton bascule
role-tool-bar = barre d'outils
role-tool-tip = infobulle
role-tree = arborescence
role-tree-item = élément d'arborescence
role-video = vidéo
role-window = fenêtre
role-control = contrôle

state-focused = a le focus
state-selected = sélectionné
state-checked = coché
state-not-checked = non coché
state-partly-checked = partiellement coché
state-pressed = enfoncé
state-not-pressed = non enfoncé
state-expanded = développé
state-collapsed = réduit
state-disabled = non disponible
state-read-only = lecture seule
state-required = requis
state-invalid = entrée invalide
state-busy = occupé
state-default = par défaut
state-visited = visité

## The history

history-private = Privé. Rien n'est gardé dans l'historique.
history-private-no-more = Ce n'est plus privé.
status-history-kept = Historique : le texte des réponses est gardé.
status-history-private = Privé : rien n'est gardé dans l'historique. Pour y mettre fin : aloud private off.
history-replaced = L'historique était abîmé. Il est mis de côté sous le nom history-damaged, et un nouveau a commencé.
history-off = L'historique est désactivé. Pour l'activer, mettez keep = true sous history dans la configuration, puis lancez : aloud reload.
history-empty = L'historique est vide.
history-not-in-it = Aucune réponse de l'historique ne contient ces mots.
history-erased = L'historique est supprimé.
history-not-erased = Tout n'est pas supprimé.
unkept-no-folder = Les réponses ne sont pas gardées dans l'historique : ni XDG_DATA_HOME ni HOME n'est défini.
unkept-full = Les réponses ne sont pas gardées dans l'historique : le disque est plein. Faites de la place ; elles seront alors de nouveau gardées.
unkept-read-only = Les réponses ne sont pas gardées dans l'historique : son dossier est protégé en écriture. Voyez le dossier aloud dans votre dossier de données.
unkept-busy = Une réponse n'a pas été gardée dans l'historique : un autre programme l'occupe, ou le disque ne répond pas.
unkept-other = Les réponses ne sont pas gardées dans l'historique : il est inutilisable. Pour en commencer un nouveau : aloud history forget.
unreadable-no-folder = Il n'y a pas de place pour un historique : ni XDG_DATA_HOME ni HOME n'est défini.
unreadable-full = L'historique ne peut pas être modifié : le disque est plein. Faites de la place, puis réessayez.
unreadable-read-only = L'historique ne peut pas être ouvert ou modifié : son dossier ne le permet pas. Voyez le dossier aloud dans votre dossier de données.
unreadable-busy = Un autre programme occupe l'historique. Réessayez dans un instant.
unreadable-other = L'historique ne peut pas être lu. Pour en commencer un nouveau : aloud history forget.
history-heading = { $when }, { $subject }, { $provider } :
history-heading-stopped = { $when }, { $subject }, arrêté :

## The locked screen

locked = L'écran est verrouillé. Rien n'a été regardé.
locked-meanwhile = L'écran est verrouillé. La réponse a été abandonnée.
status-locked = Verrouillé : Aloud ne regarde pas tant que l'écran n'est pas déverrouillé.

## Copied pictures

copies-watched = Les images copiées sont désormais décrites.
copies-unwatched = Les images copiées ne sont plus décrites.
copies-too-many = Plus d'images sont copiées qu'Aloud n'en décrit de lui-même en une minute. Appuyez sur la touche du presse-papiers pour en entendre une.
status-copies = Les images copiées sont décrites sans appui sur une touche.

## Secrets in a picture

secrets-possible = Secrets possibles dans l'image : { $names }.
secrets-window = Une fenêtre de { $application } est dans l'image.
secrets-unread = Le temps a manqué pour chercher des secrets dans toute l'image.
secrets-unread-around = La fenêtre de devant a été examinée à la recherche de secrets ; le temps a manqué pour ce qui l'entoure.
secrets-unread-failed = L'image n'a pas pu être examinée à la recherche de secrets.
withheld-read-here = Rien n'est envoyé ; l'image est lue ici.
withheld = Rien n'a été envoyé.
withheld-press = Appuyez de nouveau pour l'envoyer quand même.
withheld-option = Pour l'envoyer quand même, ajoutez --send-anyway à la commande.
masked-secrets = Masqué : { $names }.
masked-window = La fenêtre de { $application } est masquée.
secret-card = un numéro de carte
secret-private-key = une clé privée
secret-token = un jeton d'accès
secret-password = un mot de passe
secret-code = un code à usage unique
secret-password-field = un champ de mot de passe

## Consent

not-agreed = Rien n'est envoyé à { $provider } avant votre accord. Pour entendre ce qui est envoyé et donner votre accord, lancez : aloud setup.
what-is-sent = À chaque appui sur une touche, { $provider }, à l'adresse { $address }, reçoit l'image sur laquelle porte votre demande, les noms de l'application, de la fenêtre et du contrôle au premier plan, et le texte sélectionné. Rien n'est envoyé à un autre moment. Les mots de passe et autres secrets affichés à l'écran sont dans l'image.
kept-gemini = Avec une clé que personne ne paie, Google peut utiliser ce que vous envoyez pour améliorer ses produits, et des personnes peuvent le lire. Avec une clé payante, il ne le fait pas, et garde les requêtes jusqu'à 55 jours pour déceler les abus.
kept-openai = Il est demandé à OpenAI de ne rien enregistrer d'une requête. Il garde ce qui est envoyé jusqu'à 30 jours pour déceler les abus, et n'entraîne pas ses modèles avec.
kept-anthropic = Anthropic supprime ce qui est envoyé dans les 30 jours, sauf s'il y trouve un abus, et n'entraîne pas ses modèles avec.
kept-elsewhere = Seuls ceux qui gèrent ce serveur savent combien de temps cela y est gardé.
stays-here = { $provider } tourne sur cet ordinateur, à l'adresse { $address }. Aloud n'envoie d'images nulle part ailleurs.
agreed-by-key = En enregistrant une clé, vous y consentez. Pour revenir là-dessus : aloud key remove { $provider }.

## Places

screen-instead = Ce bureau ne dit pas où cela se trouve ; voici l'écran entier.

## Nothing can be heard

unheard = Aloud ne peut pas être entendu
unheard-remedy = Aucune synthèse vocale et aucun serveur de son ne répond. Vérifiez le son de cet ordinateur, puis appuyez de nouveau ; les réponses peuvent se lire avec : aloud describe.
muted = Le son d'Aloud est coupé
muted-remedy = Le haut-parleur est muet, ou son volume est à zéro. Aloud vous laisse ce choix : montez le son, puis appuyez de nouveau ; les réponses peuvent se lire avec : aloud describe.
no-loudspeaker = Aloud n'a pas de haut-parleur
no-loudspeaker-remedy = Le serveur de son ne trouve ni haut-parleur ni casque. Branchez-en un ou allumez-le, puis appuyez de nouveau ; les réponses peuvent se lire avec : aloud describe.

## Modes and alt texts

alt-copied = Le texte alternatif est copié.
alt-not-copied = Le texte alternatif n'a pas pu être copié : le presse-papiers ne répond pas. Copiez-le avec : aloud copy.
alt-not-kept = Le texte alternatif n'est pas copié, car seul le démon peut le garder dans le presse-papiers. Lancez-le avec : aloud daemon.
no-alt = Rien n'est copié, car aucun modèle n'a écrit de texte alternatif.
no-mode = Il n'y a pas de mode { $name }. Il y a { $known }.
and-last = { $others } et { $last }
status-own-modes = Vos propres modes : { $names }.
config-lines-too = { $count ->
    [one] Une autre ligne de la configuration est ignorée. Pour l'entendre : aloud config check.
   *[other] { $count } autres lignes de la configuration sont ignorées. Pour les entendre : aloud config check.
}

## The set-up: speech

setup-welcome = Bienvenue dans la configuration d'Aloud. Chaque question est écrite et prononcée. Entrée seule prend la réponse nommée en dernier. Un point d'interrogation et Entrée répète une question. Un s et Entrée arrête la parole ici, par exemple quand votre lecteur d'écran lit en même temps. Contrôle C quitte, et rien n'est changé.
setup-nothing-speaks = Rien sur cet ordinateur ne peut parler, les questions sont donc seulement écrites. Pour savoir pourquoi, lancez ensuite : aloud doctor.
setup-speaks-no-more = À partir d'ici, les questions sont seulement écrites.
setup-speaks-again = Les questions sont de nouveau prononcées.
setup-left = Vous avez quitté la configuration. Rien n'a été changé.
setup-yes-or-no = Tapez o pour oui ou n pour non, puis Entrée.
setup-no-such-choice = Cela ne fait pas partie des choix. Tapez un des numéros, puis Entrée.
setup-do-you-hear = Vous devriez entendre cette phrase, prononcée par { $engine }. L'entendez-vous ? Tapez n pour non ; Entrée veut dire oui.
setup-not-heard = Alors aucune voix ne peut être entendue pour l'instant, et les questions sont seulement écrites. Pour savoir pourquoi, lancez ensuite : aloud doctor.
setup-speed = La vitesse est { $rate }, sur une échelle de moins 100 à 100. Tapez un signe plus pour aller plus vite, un signe moins pour aller moins vite, ou un nombre. Entrée la garde.
setup-no-speed = Tapez un signe plus, un signe moins ou un nombre de moins 100 à 100. Entrée garde la vitesse.
setup-voice = Pour choisir une autre voix, tapez une partie de son nom ou sa langue, par exemple fr ou en. Entrée garde la voix.
setup-no-voice = Aucune voix n'a { $wanted } dans son nom ou sa langue.
setup-which-voice = Tapez le numéro d'une de celles-ci. Entrée garde la voix.
setup-this-voice = Voici la voix. Est-ce celle-ci que vous voulez ? Tapez n pour non ; Entrée veut dire oui.

## The set-up: who describes

setup-who-describes = Qui doit décrire ce qui est à l'écran ?
setup-gemini = Gemini, de Google
setup-openai = OpenAI
setup-anthropic = Claude, d'Anthropic
setup-as-configured = { $name }, comme dans la configuration
setup-own-server = un serveur à vous, compatible avec OpenAI, par exemple Ollama ou llama.cpp
setup-nobody = personne : seul cet ordinateur lit l'écran, et rien n'est envoyé
setup-type-a-number = Tapez un numéro. Entrée prend { $usual }.
setup-address = Où est le serveur ? Tapez son adresse. Entrée prend http://localhost:11434/v1, où se trouve Ollama.
setup-model = Quel modèle doit-il utiliser ? Tapez son nom. Entrée laisse le serveur choisir.
setup-do-you-agree = Acceptez-vous que des images soient envoyées à { $provider } ? Vous pouvez revenir là-dessus à tout moment en lançant de nouveau aloud setup. Tapez oui pour accepter ; Entrée veut dire non.
setup-not-agreed = Alors seul cet ordinateur lit l'écran : fenêtres, contrôles et texte. Rien n'est envoyé à personne.
setup-agreed = Vous avez accepté, et des images sont envoyées à { $provider } quand vous appuyez sur une touche.
setup-key-is-there = Il y a déjà une clé pour { $provider } ici : { $place }. Pour en utiliser une autre, collez-la ; elle n'est pas affichée. Entrée garde la clé.
setup-paste-key-site = Maintenant la clé pour { $provider }. Vous en obtenez une sur { $site }. Collez-la et appuyez sur Entrée ; elle n'est pas affichée. Entrée seule continue sans clé, et tant qu'il n'y en a pas, cet ordinateur lit l'écran.
setup-paste-key = Maintenant la clé pour { $provider }. Collez-la et appuyez sur Entrée ; elle n'est pas affichée. Entrée seule continue sans clé.
setup-trying = La clé est mise à l'essai.
setup-key-kept = La clé est gardée quand même. Pour la vérifier plus tard, lancez : aloud key check.
setup-no-key-taken = Aucune clé n'est gardée. Pour en enregistrer une plus tard, lancez : aloud key set.

## The set-up: the desktop

setup-instead-of = { $news } Tapez une autre touche, par exemple Ctrl+Alt+D, ou un signe moins pour aucune. Entrée prend { $proposal }.
setup-another-for = { $news } Tapez une autre touche, par exemple Ctrl+Alt+D. Entrée laisse cette action sans touche.
setup-screen-key = La touche qui décrit l'écran est { $key }. Tapez-en une autre, par exemple Ctrl+Alt+D. Entrée la garde.
setup-no-keys-here = Aloud ne peut pas prendre de touches par lui-même sur ce bureau. Dans les paramètres du clavier de votre bureau, liez la commande aloud describe à une touche.
setup-tray = Voulez-vous une icône avec un menu dans la zone de notification, si le bureau en a une ? Tapez n pour non ; Entrée veut dire oui.
setup-login = Aloud doit-il démarrer quand vous ouvrez une session ? Tapez n pour non ; Entrée veut dire oui.
setup-save = C'est tout. Faut-il l'enregistrer ? Tapez n pour non ; Entrée veut dire oui.
setup-saved = C'est enregistré.
setup-starts = Aloud est maintenant lancé et entend ses touches.
setup-starts-not = Aloud n'a pas pu démarrer. Pour voir pourquoi, lancez : aloud daemon.
setup-first = L'écran doit-il être décrit maintenant, pour la première fois ? Tapez n pour non ; Entrée veut dire oui.
setup-done = La configuration est terminée. Pour changer une réponse, lancez de nouveau : aloud setup.
setup-done-key = La configuration est terminée. Appuyez sur { $key } chaque fois que vous voulez entendre ce qui est à l'écran. Pour changer une réponse, lancez de nouveau : aloud setup.

## Options set from the command line

option-set = L'option { $option } est maintenant { $value }.
option-unset = L'option { $option } a maintenant sa valeur par défaut.
option-not-set = L'option { $option } reste comme elle était : { $reason }

## The doctor

doctor-beginning = Chaque partie d'Aloud est maintenant mise à l'essai. Cela prend jusqu'à deux minutes ; vous entendrez de courts sons et quelques phrases.
doctor-all-well = Tout fonctionne.
doctor-the-rest = Tout le reste fonctionne.
doctor-no-time = Pas d'essai, car les parties précédentes ont pris trop de temps.
doctor-paused = L'écran n'a pas été regardé, car Aloud est en pause. Pour qu'il regarde de nouveau, lancez : aloud resume.
doctor-on-trial = Aloud parle par { $engine }.
doctor-works = Cela fonctionne, par { $by }.
doctor-works-less = Cela fonctionne, mais seulement par { $by }, car { $first } ne fonctionne pas : { $why }. { $remedy }
doctor-fails = Cela ne fonctionne pas. { $remedy }
doctor-fails-because = Cela ne fonctionne pas : { $why }. { $remedy }
way-works = { $name } fonctionne, { $millis } ms.
way-works-so = { $name } fonctionne, { $millis } ms, { $remark }.
way-fails = { $name } ne fonctionne pas, { $millis } ms.
way-fails-because = { $name } ne fonctionne pas, { $millis } ms : { $remark }.
remedy-screen = Lancez la commande dans votre session de bureau. Une image peut alors en être prise.
remedy-clipboard = La touche du presse-papiers ne fonctionnera pas ; enregistrez une image dans un fichier et lancez aloud describe avec son nom.
remedy-applications = Installez at-spi2-core et rouvrez votre session ; d'ici là, seul le contenu de l'image est dit.
remedy-keys = Dans les paramètres du clavier de votre bureau, liez la commande aloud describe à une touche.
doctor-no-keys = Le démon n'entend aucune touche
remedy-speech-dispatcher = Essayez spd-say bonjour dans un terminal ; si rien ne s'entend, installez ou configurez speech-dispatcher.
remedy-speech = Vérifiez que le son fonctionne, puis installez speech-dispatcher et espeak-ng.
doctor-no-sound = aucun son ne peut être joué
remedy-sounds = Lancez PipeWire ou PulseAudio, ou rouvrez votre session.
remedy-tray = Il ne manque que l'icône : les touches et la ligne de commande font tout ce qu'elle fait.
remedy-bus = Ouvrez une session de bureau, qui le lance ; le trousseau, la zone de notification et les textes des applications en ont besoin.
remedy-keyring = D'ici là, une clé est gardée dans un fichier que vous seul pouvez lire. Pour la garder dans le trousseau, déverrouillez-le et lancez : aloud key set.
remedy-configuration = Changez cela, puis lancez : aloud config check.
remedy-daemon = Aucun démon n'est lancé, donc aucune touche n'est entendue. Lancez-le avec : aloud autostart now.
doctor-no-login = Aloud ne démarre pas à l'ouverture de session. Pour changer cela : aloud autostart enable.
doctor-keys-free = { $count ->
    [one] Une touche est libre et peut être utilisée.
   *[other] { $count } touches sont libres et peuvent être utilisées.
}
doctor-keys-heard = { $count ->
    [one] Le démon entend une touche.
   *[other] Le démon entend { $count } touches.
}
doctor-daemon-runs = La version { $version } est lancée.
doctor-provider-works = Cela fonctionne : le modèle { $model } a regardé une petite image d'essai, premier mot après { $millis } ms.
doctor-reader-works = Cela fonctionne : les premiers mots sur cet écran après { $millis } ms.
doctor-part = { $name } : { $says }
doctor-problems = { $count ->
    [one] Une partie ne fonctionne pas comme elle le pourrait.
   *[other] { $count } parties ne fonctionnent pas comme elles le pourraient.
}
doctor-report-written = Le rapport est ici : { $place }. Il ne contient aucune image, aucun texte de l'écran et aucune clé. Lisez-le avant de le transmettre.
doctor-report-not-written = Le rapport ne peut pas être écrit dans { $place } : { $reason }. Indiquez un autre fichier.

## The doctor: the parts

part-configuration = Configuration
part-speech = Parole
part-sounds = Sons
part-keys = Touches
part-screen = Écran
part-clipboard = Presse-papiers
part-applications = Applications
part-reader = Lecteur de cet ordinateur
part-services = Services du bureau
part-tray = Zone de notification
part-keyring = Trousseau
part-daemon = Démon
part-login = Démarrage à l'ouverture de session
part-provider = Fournisseur { $name }
doctor-session-bus = le bus de session
doctor-no-session-bus = il n'y a pas de bus de session
doctor-stages = Durée d'un regard
stage-picture = image prise { $millis } ms
stage-encoded = encodée { $millis } ms
stage-connected = connecté { $millis } ms
stage-first-word = premier mot du fournisseur { $millis } ms
stage-first-words-here = premiers mots de cet ordinateur { $millis } ms
stage-first-sound = la parole commence { $millis } ms
doctor-table = Dans cette session
doctor-by = { $what } par { $way }
doctor-by-nothing = { $what } par rien

## Keys of providers, typed and stored

no-key-given = Aucune clé n'a été donnée. Tapez-la ou collez-la à l'invite, ou envoyez-la sur l'entrée standard.
key-prompt = Clé pour { $provider }, elle n'est pas affichée :
needs-no-key = { $provider } n'a pas besoin de clé.
key-stored = La clé pour { $provider } est enregistrée ici : { $place }.
key-was-not-stored = Il n'y avait pas de clé enregistrée pour { $provider }.
key-removed = La clé pour { $provider } est supprimée ici : { $places }.
key-in-environment = la variable d'environnement { $variable }
key-in-keyring = le trousseau
key-typed = ce terminal
key-in-file = le fichier { $path }, que vous seul pouvez lire
key-works = { $provider } accepte la clé, et le modèle { $model } regarde des images.
works-without-key = { $provider } répond sans clé, et le modèle { $model } regarde des images.

## The configuration from the command line

config-no-place = Il n'y a pas de place pour une configuration : ni XDG_CONFIG_HOME ni HOME n'est défini.
config-right = La configuration est correcte.
config-not-shown = La configuration ne peut pas être affichée : { $reason }.

## What languages are called

language-en = anglais
language-de = allemand
language-fr = français
language-es = espagnol
language-it = italien
language-pt = portugais
language-nl = néerlandais
language-pl = polonais
language-sv = suédois
language-da = danois
language-nb = norvégien
language-fi = finnois
language-cs = tchèque
language-hu = hongrois
language-ro = roumain
language-tr = turc
language-ru = russe
language-uk = ukrainien
language-bg = bulgare
language-be = biélorusse
language-mk = macédonien
language-el = grec
language-he = hébreu
language-ar = arabe
language-fa = persan
language-ur = ourdou
language-hi = hindi
language-bn = bengali
language-th = thaï
language-ko = coréen
language-ja = japonais
language-zh = chinois
language-ka = géorgien
language-hy = arménien

## Keys that the desktop gives or binds

keys-none-gnome = Ce bureau ne donne pas de touches aux programmes, aucune touche n'est donc définie. Pour ajouter les touches d'Aloud aux paramètres du clavier, tapez : aloud shortcuts add.
keys-none-tiling = { $name } ne donne pas de touches aux programmes, aucune touche n'est donc définie. Pour inscrire les touches d'Aloud dans sa propre configuration, tapez : aloud shortcuts.
keys-none = Ce bureau ne donne pas de touches aux programmes, aucune touche n'est donc définie. Dans ses paramètres du clavier, on peut définir une touche qui lance une commande, par exemple : aloud describe screen.
keys-asked-gnome = Votre bureau demande dans une fenêtre si Aloud peut avoir ses touches. Pour l'autoriser, appuyez sur Maj Tab, puis sur Entrée.
keys-asked-plasma = Votre bureau demande dans une fenêtre si Aloud peut avoir ses touches. Pour l'autoriser, appuyez sur Entrée.
keys-asked = Votre bureau demande dans une fenêtre si Aloud peut avoir ses touches. Veuillez lui répondre.
keys-shared = Votre bureau utilise aussi la touche de { $actions } pour autre chose. Choisissez-en une autre dans la Configuration du système, sous Clavier, Raccourcis, Aloud.
keys-kept = Votre bureau garde sa propre touche pour { $actions }, et celle de la configuration ne fait rien. Ce qui compte, c'est ce que vous réglez dans la Configuration du système, sous Clavier, Raccourcis, Aloud.
keys-silent = Votre bureau ne répond pas, les touches d'Aloud ne sont donc pas encore entendues. Il est interrogé encore et encore ; la commande aloud fonctionne.
keys-heard = Les touches d'Aloud sont entendues maintenant.
keys-by-aloud = Touches : entendues par Aloud lui-même.
keys-by-portal = Touches : données par le portail du bureau.
keys-by-desktop = Touches : définies par { $name } lui-même ; ses propres paramètres disent lesquelles.
keys-unset-gnome = Votre bureau n'a défini aucune touche pour { $actions }. Définissez-la dans les Paramètres, sous Applications, Aloud, Raccourcis globaux.
keys-unset-plasma = Votre bureau n'a défini aucune touche pour { $actions }. Définissez-la dans la Configuration du système, sous Clavier, Raccourcis, Aloud.
keys-unset-tiling = Votre bureau n'a défini aucune touche pour { $actions }. Définissez-la dans la configuration de { $name }.
keys-unset = Votre bureau n'a défini aucune touche pour { $actions }. Définissez-la dans les paramètres du clavier de votre bureau, sous Aloud.
keys-refused = Votre bureau n'a donné aucune touche à Aloud. Pour qu'il vous le demande à nouveau, tapez : aloud reload.
keys-unnamed = comme défini dans le bureau
purpose-screen = Décrire l'écran
purpose-window = Décrire la fenêtre active
purpose-focus = Décrire l'élément qui a le focus
purpose-pointer = Décrire ce qui entoure le pointeur
purpose-clipboard = Décrire l'image du presse-papiers
purpose-changes = Dire ce qui a changé à l'écran
purpose-ask = Poser une question sur la dernière image
purpose-more = En dire plus sur la dernière image
purpose-forget = Oublier la dernière image
purpose-repeat = Répéter la dernière réponse
purpose-stop = Faire taire la réponse
purpose-copy = Copier la dernière réponse
purpose-other = Aloud : { $action }
shortcuts-unknown = Il n'y a pas d'action { $action }. Sont connues : { $known }.
shortcuts-added = Ces touches figurent désormais dans les paramètres du clavier du bureau : { $keys }. Pour les enlever, tapez : aloud shortcuts remove.
shortcuts-key = { $key } pour { $action }
shortcuts-none = Aucune touche d'Aloud ne figure dans les paramètres du clavier du bureau.
shortcuts-standing = Dans les paramètres du clavier du bureau figurent : { $keys }.
shortcuts-shall-gnome = Cette version de GNOME ne donne pas de touches aux programmes. Faut-il ajouter celles d'Aloud à ses paramètres du clavier ? Les vôtres restent telles quelles, et celles d'Aloud peuvent être enlevées ensuite.
shortcuts-removed = Plus aucune touche d'Aloud ne figure dans les paramètres du clavier du bureau.
shortcuts-no-settings = Seuls les paramètres du clavier de GNOME peuvent être changés d'ici. Sur les autres bureaux, définissez dans leurs propres paramètres une touche qui lance une commande, par exemple : aloud press screen.
shortcuts-unreachable = Les paramètres du bureau sont inaccessibles : le programme gsettings ne répond pas. Il fait partie du paquet libglib2.0-bin.

## Desktops that do what their own configuration says

tiling-bound = { $desktop } définit les touches dans sa propre configuration, et celles d'Aloud y sont. Pour les enlever, tapez : aloud shortcuts remove.
tiling-unbound = { $desktop } définit les touches dans sa propre configuration, et aucune d'Aloud n'y est. Voici les lignes pour { $file } :
tiling-to-add = Pour les y faire écrire, tapez : aloud shortcuts add.
tiling-shall-keys = { $desktop } ne donne pas de touches aux programmes. Faut-il écrire celles d'Aloud dans sa propre configuration, et la faire lire aussitôt ? On peut les enlever ensuite.
tiling-shall-start = { $desktop } ne démarre rien de lui-même. Faut-il écrire dans sa propre configuration une ligne qui démarre Aloud ? On peut l'enlever ensuite.
tiling-left-to-you = Cette ligne est laissée à vos soins. Pour la faire écrire, tapez aloud autostart enable dans un terminal, et répondez oui.
tiling-type-yes = Tapez oui puis Entrée, ou Entrée seule pour non.
tiling-keys-written = Les touches d'Aloud sont dans { $file }, que { $config } inclut. Pour les enlever, tapez : aloud shortcuts remove.
tiling-keys-inserted = Les touches d'Aloud sont dans { $config }. Pour les enlever, tapez : aloud shortcuts remove.
tiling-by-hand = { $desktop } attribue les touches dans sa propre configuration, qu'Aloud ne peut pas écrire. Les lignes pour { $file } sont imprimées ci-dessous ; pour les lister de nouveau, tapez : aloud shortcuts. Chacune lance une commande comme : aloud press screen.
tiling-start-written = La ligne qui démarre Aloud est dans { $file }, que { $config } inclut. Pour l'enlever, tapez : aloud autostart disable.
tiling-read-again = { $desktop } a relu sa configuration.
tiling-next-login = Cela compte à partir de la prochaine ouverture de session.
tiling-to-read-again = Cela compte quand la configuration est relue. Pour cela, tapez : { $command }.
tiling-taken-out = Ce qu'Aloud avait écrit est enlevé de { $config }.
tiling-nothing-there = Rien de ce qu'Aloud a écrit ne figure dans la configuration du bureau.
tiling-no-home = Il n'y a pas d'endroit pour la configuration du bureau : HOME n'est pas défini.
tiling-nowhere = Rien ne peut être écrit dans { $config }. Mettez-y les lignes vous-même ; pour les lister, tapez : aloud shortcuts status.
tiling-refused = { $file } ne peut pas être écrit : { $error }. Mettez-y les lignes vous-même ; pour les lister, tapez : aloud shortcuts status.
remedy-window = La touche de la fenêtre y regarde tout l'écran, et le dit.
remedy-lock = Aloud regarde donc aussi un écran verrouillé ; pour l'en empêcher, tapez aloud pause avant de partir.
remedy-keys-to-bind = Pour inscrire les touches d'Aloud dans la propre configuration du bureau, tapez : aloud shortcuts.
doctor-no-keys-here = ce bureau ne donne pas de touches aux programmes
doctor-keys-given = Le portail du bureau donne les touches quand le démon les demande.
doctor-keys-bound = { $desktop } a lui-même les touches et lance les commandes.
setup-keys-from-portal = Votre bureau donne les touches. Quand Aloud démarre, le bureau demande peut-être dans une fenêtre s'il peut les avoir, et Aloud dit comment répondre.
setup-enter-is-yes = { $question } Tapez n pour non ; Entrée veut dire oui.

## The permission to see the screen

consent-not-asked = Votre bureau n'autorise pas Aloud à voir l'écran, et ne le laisse demander à personne. Pour l'autoriser, tapez : aloud screenshots allow.
consent-remembered = Votre bureau se souvient qu'Aloud n'est pas autorisé à voir l'écran. Pour l'autoriser, tapez : aloud screenshots allow.
consent-denied = Votre bureau n'a donné aucune image de l'écran. Si vous n'avez pas dit non vous-même, tapez : aloud screenshots allow.
consent-cancelled = La question de votre bureau a été fermée, il n'y a donc pas d'image. Appuyez de nouveau, et répondez-y.
consent-open = Votre bureau semble demander dans une fenêtre si Aloud peut voir l'écran. Répondez-lui, puis appuyez de nouveau. S'il n'y a pas de telle fenêtre, tapez : aloud screenshots allow.
consent-silent = La partie de votre bureau qui prend les images ne répond pas. Appuyez de nouveau ; si cela n'aide pas, fermez la session et rouvrez-la.
screenshots-allowed = Aloud peut désormais voir l'écran. Pour le retirer, tapez : aloud screenshots withdraw.
screenshots-withdrawn = Aloud ne peut plus voir l'écran sans demander. Pour l'autoriser de nouveau, tapez : aloud screenshots allow.
screenshots-is-allowed = Votre bureau autorise Aloud à voir l'écran.
screenshots-is-refused = Votre bureau n'autorise pas Aloud à voir l'écran. Pour l'autoriser, tapez : aloud screenshots allow.
screenshots-is-open = Votre bureau ne se souvient d'aucune décision sur le droit d'Aloud à voir l'écran ; certains bureaux demandent, et d'autres ne demandent à personne. Pour l'autoriser, tapez : aloud screenshots allow.
screenshots-nowhere = Ce bureau ne tient pas de liste de ceux qui peuvent voir l'écran, rien ne peut donc être changé ici.
screenshots-unanswered = La liste de votre bureau, qui dit qui peut voir l'écran, est inaccessible. Réessayez dans un moment.
screenshots-shall = Votre bureau ne donne des images de l'écran qu'aux programmes que vous avez autorisés, et ne laissera peut-être pas Aloud vous le demander plus tard. Aloud peut-il voir l'écran chaque fois que vous appuyez sur une de ses touches ? Vous pouvez revenir là-dessus à tout moment en tapant aloud screenshots withdraw. Tapez oui pour l'autoriser ; Entrée veut dire non.
screenshots-not-given = Alors rien n'est autorisé, et votre bureau ne donnera peut-être aucune image à Aloud. Pour l'autoriser plus tard, tapez : aloud screenshots allow.

## The doctor: further parts

part-window = Fenêtre active
part-lock = Verrouillage de l'écran

## Commands to the daemon

no-daemon = Aucun démon n'est lancé. Lancez-le avec : aloud daemon.
your-question = Votre question :
question-unreadable = La question ne peut pas être lue : { $reason }.
no-question = Aucune question n'a été tapée.
daemon-ended = Le démon s'est arrêté avant que la réponse soit complète.

## Start at login

login-on = Aloud démarre désormais à l'ouverture de session.
login-start-now = Pour le lancer maintenant : aloud autostart now.
login-off = Aloud ne démarre plus à l'ouverture de session.
login-own-line = Si vous avez mis une ligne dans la configuration de { $desktop }, retirez-la là-bas.
login-entry = l'entrée de démarrage automatique du bureau { $path }
login-unit = l'unité systemd { $unit }
login-line = la configuration de { $desktop }
login-by = Aloud démarre à l'ouverture de session, par { $ways }.
login-runs = Il est lancé.
login-runs-safe = Il est lancé, en mode sans échec.
login-unit-idle = L'unité systemd n'est pas lancée.
login-started = Aloud est lancé.

## What is wrong in the configuration

config-range = L'option { $option } doit être comprise entre { $least } et { $most }.
config-out-of-range = { $value } est trop grand ou trop petit. Choisissez de { $least } à { $most }.
config-nobody = Nommez au moins un fournisseur.
config-no-provider = Il n'y a pas de fournisseur { $name } ; il y a { $known }.
config-mode-name = Le nom d'un mode se compose de lettres, de chiffres, de tirets et de tirets bas, et compte au plus { $most } caractères.
config-mode-without = Le mode { $name } n'a pas d'instruction et ne dit donc pas ce qui est demandé.
config-mode-own = Le mode { $name } est celui d'Aloud et a déjà son instruction. Choisissez un autre nom pour le vôtre.
config-no-screen = Il n'y a pas de moyen de prendre l'écran nommé { $name }. Il y a auto, { $known }.
config-no-keys = Il n'y a pas de moyen d'entendre les touches nommé { $name }. Il y a auto, { $known }.
config-no-engine = Il n'y a pas de synthèse vocale { $name }. Choisissez auto, { $known }.
config-voice-name = Le nom d'une voix n'a ni sauts de ligne ni caractères de contrôle.
config-no-dialect = Le dialecte { $name } n'est pas connu ; il y a { $known }.
config-no-model-name = Le texte { $text } n'est pas un nom de modèle.
config-one-word = Pour { $option }, il faut un seul mot simple au lieu de { $text }.

## An address in the configuration

address-none = Pour { $option }, { $text } n'est pas une adresse.
address-bare = Pour { $option }, l'adresse ne doit avoir ni nom d'utilisateur, ni point d'interrogation, ni croisillon.
address-no-host = Pour { $option }, le nom du serveur manque.
address-plain = Pour { $option }, l'adresse doit commencer par https, ou mener à cet ordinateur même.
address-scheme = Pour { $option }, l'adresse doit commencer par https, et non par { $scheme }.
address-needed = Le dialecte { $dialect } a besoin d'une base-url.
ca-file-unread = Le ca-file { $path } ne peut pas être lu : { $cause }.
ca-file-empty = Le ca-file { $path } ne contient aucun certificat.
secured-not = La connexion sécurisée ne peut pas être établie. Le plus souvent, il manque des certificats : installez le paquet ca-certificates, puis lancez : aloud reload.

## A key in the configuration

chord-missing = La touche après les touches de modification manque. Écrivez par exemple Super+Alt+D.
chord-two = { $first } et { $second } sont deux touches. Écrivez des touches de modification et une seule touche, par exemple Super+Alt+D.
chord-unknown = Il n'y a pas de touche nommée { $name }. Il y a les lettres, les chiffres, F1 à F24 et { $known }.
chord-typing = { $chord } seul serait retiré à toute saisie. Ajoutez Ctrl, Alt ou Super, par exemple Super+Alt+{ $key }.
chord-console = { $chord } change de console et n'arrive jamais. Prenez par exemple Super+Alt+{ $key }.
chord-reader = { $name } est la touche de modification des lecteurs d'écran. Prenez une autre touche, par exemple Super+Alt+D.
chord-twice = { $chord } est déjà la touche de { $first }. Choisissez-en une autre pour { $action }.

## The file of the configuration

config-too-large = elle dépasse un demi-mégaoctet.
config-utf16 = elle est enregistrée en UTF-16. Enregistrez-la en UTF-8.
config-no-text = Elle contient des octets qui ne sont pas du texte en UTF-8.
config-too-many = elle a trop de fautes. Comparez-la avec l'exemple documenté.
config-mistake = Le fichier de configuration a une faute et reste comme il est. Trouvez-la avec : aloud config check.
config-no-table = Dans la configuration, { $part } n'est pas une table. Changez cela, puis réessayez.
config-unknown-option = Il n'y a pas d'option { $name } ici ; il y a { $known }.
config-unknown-value = { $value } n'est pas possible ici ; il y a { $known }.
config-wants-number = Il faut ici un nombre entier, sans guillemets.
config-wants-text = Il faut ici un texte entre guillemets.
config-wants-switch = Il faut ici true ou false, sans guillemets.
config-wants-list = Il faut ici une liste entre crochets.
config-wants-table = Il faut ici une table avec ses propres options.
config-number-too-far = Le nombre { $value } est trop grand ou trop petit ici.
config-wrong-kind = Ce qui est écrit ici n'est pas du genre que l'option demande.
config-lacks = L'option { $name } manque.
config-twice = Elle s'y trouve deux fois.
config-no-quotes = Un texte s'écrit entre guillemets.
config-open-quote = Il manque un guillemet.
config-open-bracket = Il manque une virgule, un crochet ou une accolade.
config-no-value = La valeur après le signe égal manque.
config-no-option = Une option s'écrit avec un nom, un signe égal et une valeur.

## Why a file cannot be used, behind a colon

cause-missing = il n'existe pas
cause-forbidden = vous n'en avez pas le droit
cause-full = le disque est plein
cause-read-only = le disque est en lecture seule
cause-folder = c'est un dossier
cause-no-folder = une partie du chemin n'est pas un dossier
cause-no-file = ce n'est pas un fichier ordinaire
cause-no-text = il contient des octets qui ne sont pas du texte en UTF-8
cause-late = pas de réponse
cause-refused = personne n'y écoute
cause-other = le système dit { $words }
file-unread = { $file } ne peut pas être lu : { $cause }.
file-unwritten = { $file } ne peut pas être écrit : { $cause }.
file-unremoved = { $file } ne peut pas être supprimé : { $cause }.

## The socket of the daemon

socket-another = Un autre démon d'Aloud tourne déjà.
socket-none = Aucun démon d'Aloud ne tourne. Démarrez-le avec : aloud daemon.
socket-silent = Le démon d'Aloud ne répond pas. Arrêtez-le et démarrez-le de nouveau.
socket-unreachable = Le démon d'Aloud n'est pas joignable : { $cause }.
socket-no-status = sa première ligne n'est pas un état
socket-no-command = la commande ne peut pas être écrite
socket-closed = il a fermé la connexion
socket-full = Trop de programmes sont connectés. Réessayez quand quelques-uns auront fini.
socket-too-long = La ligne dépasse 64 Kio. Envoyez une commande en JSON.
socket-second = Une connexion prend une commande. Connectez-vous de nouveau pour la suivante.
socket-not-understood = La ligne n'est pas une commande : { $cause }. Envoyez par exemple { $example }, avec les guillemets.
folder-unset = XDG_RUNTIME_DIR n'est pas défini. L'ouverture de session le définit ; donnez-lui un dossier qui n'est qu'à vous.
folder-not-full = XDG_RUNTIME_DIR est { $name }, qui n'est pas un chemin complet. Donnez-lui un dossier qui n'est qu'à vous.
folder-no-folder = XDG_RUNTIME_DIR est { $name }, qui n'est pas un dossier. Donnez-lui un dossier qui n'est qu'à vous.
folder-of-another = XDG_RUNTIME_DIR est { $name }, qui est à un autre utilisateur. Donnez-lui un dossier qui n'est qu'à vous.
folder-unusable = XDG_RUNTIME_DIR est { $name }, qui ne peut pas servir : { $cause }. Donnez-lui un dossier qui n'est qu'à vous.
folder-trouble = { $path } ne peut pas servir : { $cause }.
folder-remove-no-folder = { $path } n'est pas un dossier. Supprimez-le.
folder-remove-of-another = { $path } est à un autre utilisateur. Supprimez-le.
folder-remove-no-socket = { $path } n'est pas un socket. Supprimez-le.
socket-not-opened = Le socket ne peut pas être ouvert : { $cause }.

## The start of the daemon and its service

start-not = Aloud ne peut pas démarrer : { $cause }.
signals-unheard = Les signaux ne peuvent pas être entendus : { $cause }.
service-status = Touches entendues : { $keys }. Problèmes : { $problems } ; « aloud status » les dit.
login-no-home = Il n'y a pas de place pour les fichiers de démarrage : HOME n'est pas défini.
login-program-unknown = L'emplacement de ce programme n'est pas connu : { $cause }.
login-program-place = Aloud ne peut pas être démarré à l'ouverture de session depuis { $place } : déplacez-le vers un endroit dont le nom n'a que des lettres et des chiffres, tel que .local/bin dans votre dossier personnel.
login-advice = { $desktop } ne démarre rien de lui-même : mettez cette ligne dans le fichier { $file } de votre dossier personnel :
systemd-failed = La commande systemctl --user { $command } a échoué : { $words }
systemd-failed-mute = La commande systemctl --user { $command } a échoué et ne dit pas pourquoi.
systemd-not-run = Le programme systemctl ne peut pas être lancé : { $cause }.
systemd-silent = Le systemd de cet utilisateur ne répond pas.
voices-none = Aucune voix n'a été trouvée : ni Speech Dispatcher ni espeak-ng ne répond. Installez l'un des deux.

## A command line that is not understood

usage-no-command = Il n'y a pas de commande { $word }. Pour de l'aide : { $help } --help.
usage-missing-command = Il manque une commande. Pour de l'aide : { $help } --help.
usage-missing = Il manque : { $word }. Pour de l'aide : { $help } --help.
usage-unknown = { $word } n'est pas compris ici. Pour de l'aide : { $help } --help.
usage-needs-value = { $option } a besoin d'une valeur. Pour de l'aide : { $help } --help.
usage-needs-one = { $option } a besoin d'une valeur : { $known }. Pour de l'aide : { $help } --help.
usage-no-value = { $value } n'est pas une valeur de { $option } ; prenez l'une de celles-ci : { $known }. Pour de l'aide : { $help } --help.
usage-other = { $words }. Pour de l'aide : { $help } --help.
or-last = { $others } ou { $last }

## What the doctor found about one way, behind a colon

remark-silent = pas de réponse
remark-none = il n'y en a pas
remark-not-opened = l'ouverture est impossible
remark-opens-late = l'ouverture prend trop de temps
remark-ended = il a pris fin
remark-mute = il est ouvert et ne parle pas
remark-not-played = il ne joue rien
remark-muted = il joue, mais le haut-parleur est muet ou son volume est à zéro
remark-no-loudspeaker = il n'a pas de haut-parleur
remark-no-player = aucun programme ne peut jouer de sons
remark-blind = il ne voit rien de l'écran dans ce genre de session
remark-size = { $width } sur { $height }
remark-size-blank = { $width } sur { $height }, vide
remark-only-screen = il ne donne que l'écran entier
remark-no-window = aucune fenêtre n'est active
remark-picture = il contient une image
remark-empty = il est vide
remark-no-picture = il ne contient pas d'image
remark-no-applications = il n'y a pas de bus d'accessibilité
remark-window-and-focus = la fenêtre et le focus sont connus
remark-window-alone = la fenêtre est connue, pas le focus
remark-no-window-tells = aucune fenêtre au premier plan ne parle d'elle-même
remark-nobody = personne ne peut être interrogé sur ce système
remark-deaf = il n'entendrait rien dans ce genre de session
remark-not-here = il ne peut pas servir sur ce bureau
remark-not-this-system = il ne peut pas servir sur ce système
remark-bound = il lance nos commandes
remark-unbound = la configuration de { $desktop } n'a aucune commande à nous
remark-unbound-gnome = les réglages de clavier de GNOME n'ont aucune commande à nous
remark-no-system-bus = il n'y a pas de bus système
remark-no-session = il ne connaît aucune session à vous
remark-locked = il dit que l'écran est verrouillé
remark-unlocked = il dit que l'écran n'est pas verrouillé
remark-keyring-locked = il est verrouillé
remark-keyring-open = il est ouvert
remark-no-collection = il n'a pas de collection où garder des clés
remark-no-key-given = il n'a donné aucune touche au démon
remark-refuses = il refuse
remark-version = version { $version }
way-settings = les réglages du bureau

## What ways are called that are no names of the configuration

way-login-manager = gestionnaire de sessions
way-screen-saver = économiseur d'écran
way-sound-server = serveur de son
way-program = programme
way-notifications = notifications
way-presenter = annonces d'Orca
way-older-presenter = anciennes annonces d'Orca
way-screenshot-portal = portail des captures d'écran
way-shortcuts-portal = portail des raccourcis
way-registry-portal = portail du registre
way-clipboard-portal = portail du presse-papiers
