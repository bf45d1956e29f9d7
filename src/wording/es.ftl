# Lo que Aloud dice por sí mismo, en español. Cada frase está entera, ocupa una línea y está escrita
# para el oído. Las llaves se rellenan. Los controles se llaman como en el lector de pantalla.

## Answers on their way

cut-here = La descripción se cortó aquí.
cut-stopped = Usted detuvo la descripción aquí.
cut-connection-lost = Se perdió la conexión; esto es solo una parte.
cut-timed-out = La respuesta dejó de llegar; esto es solo una parte.
cut-declined = El proveedor detuvo la descripción aquí
cut-failure = { $failure } Esto es solo una parte.
still-waiting-rest = Todavía se espera el resto.
still-waiting-answer = Todavía se espera una respuesta.
postponed = El proveedor está ocupado. Nuevo intento dentro de { $wait }.
fell-back-next = { $reason } En su lugar se pregunta a { $next }.
fell-back-screen = { $reason } En su lugar se lee la pantalla aquí.
fell-back-picture = { $reason } En su lugar se lee la imagen aquí.
overtaken = Responde { $by }.
tokens = { $input } tókenes enviados, { $output } recibidos.
possibly = posiblemente
unchecked = Las citas no se pudieron comprobar a tiempo.
doubtful = No se encontró al leer la imagen aquí: { $quotes }.
window-instead = Aquí no se sabe dónde está el control; esta es su ventana.
nothing-yet = Todavía no se ha descrito nada.
nothing-to-copy = Todavía no hay ninguna descripción que copiar.
still-looking = Todavía mirando; aún no hay nada que repetir.
copied = Copiado.
not-copied = La descripción no se pudo copiar: el portapapeles no responde.
stopped = Detenido.
nothing-changed = No ha cambiado nada.
forgotten = Olvidado.
nothing-kept = No hay nada que olvidar.
reloaded = Se ha vuelto a leer la configuración.

## A reason behind a sentence

with-reason = { $sentence }: { $reason }.
without-reason = { $sentence }.

## How long, behind "in"

one-second = un segundo
seconds = { $count ->
    [one] un segundo
   *[other] { $count } segundos
}
minutes = { $count ->
    [one] un minuto
   *[other] { $count } minutos
}
hours = { $count ->
    [one] una hora
   *[other] { $count } horas
}

## News

key-taken-free = La tecla { $key } para { $action } la usa otro programa. { $free } está libre: póngala en la configuración { $place }.
key-taken = La tecla { $key } para { $action } la usa otro programa. Ponga otra en la configuración { $place }.
key-unusable = La tecla { $key } para { $action } no existe en este teclado. Ponga otra en la configuración { $place }.
key-place = como { $action } en keys
key-place-mode = como key en mode.{ $mode }
no-display = No hay pantalla, así que no se pueden oír las teclas. La orden aloud funciona.
safe-mode = Aloud falló varias veces y funciona en modo seguro: deja de lado su configuración, no pregunta a ningún proveedor y solo lee el texto de la pantalla. Para salir del modo seguro ejecute: aloud autostart now.
restarted = Reiniciado. Aloud había terminado de forma inesperada, y lo que estaba en curso se ha perdido.
slept = El ordenador se suspendió antes de que terminara la respuesta. Pulse la tecla de nuevo.
display-lost = Se perdió la conexión con la pantalla.
display-back = La pantalla ha vuelto.
speech-moved = Falló el motor de voz. Ahora habla { $engine }.
voice-missing = La voz { $voice } no existe, así que habla la voz predeterminada. Para oír la lista de voces: aloud voices.
voice-lacking = No hay ninguna voz instalada para este idioma: { $language }. Por eso lo lee otra voz. Para oír la lista de voces: aloud voices.
config-line = Se ignora la línea { $line } de la configuración: { $complaint }
config-unreadable = No se puede leer la configuración, así que se usan los valores predeterminados: { $reason }

## The status

status-idle = Aloud { $version } está en marcha y en reposo.
status-looking = Aloud { $version } está mirando { $at }.
status-paused = En pausa: Aloud no mira. Para volver a mirar: aloud resume.
status-speech = Voz: { $engine }.
status-no-speech = Voz: ninguna, solo sonidos.
status-providers = Proveedores: { $names }.
status-no-providers = Proveedores: ninguno.
status-tokens = Desde el inicio: { $tokens }
status-key = Tecla para { $action }: { $key }.
status-no-keys = Teclas: no se oye ninguna.
status-problem = Problema: { $problem }

## What is looked at, behind "a picture"

of-screen = de la pantalla
of-window = de la ventana activa
of-focus = del control enfocado
of-pointer = de lo que rodea al puntero
of-clipboard = del portapapeles
of-same = de la última imagen
of-changes = de lo que ha cambiado
of-file-named = del archivo { $name }
of-file = del archivo

## What is looked at, as it is named behind "looking at"

at-screen = la pantalla
at-window = la ventana activa
at-focus = el control enfocado
at-pointer = lo que rodea al puntero
at-clipboard = el portapapeles
at-same = la última imagen
at-changes = lo que ha cambiado
at-file-named = el archivo { $name }
at-file = el archivo

## Failures: the picture

failure-no-display = No hay pantalla que mirar. Inicie una sesión de escritorio, o indique un archivo de imagen.
failure-display-lost = Se perdió la conexión con la pantalla. Pulse de nuevo cuando el escritorio haya vuelto.
failure-no-window = No hay ninguna ventana activa. Cambie a una ventana, o pulse la tecla de la pantalla.
failure-protected = Un campo de contraseña tiene el foco, así que no se toma ninguna imagen de él. La tecla de la ventana mira la ventana entera.
failure-no-memory = Queda muy poca memoria. Cierre un programa y pulse de nuevo.
failure-no-monitor = No hay ningún monitor encendido.
failure-monitors-change = Los monitores no dejan de cambiar, así que no hay imagen de ellos. Pulse de nuevo en un momento.
failure-capture-refused = El escritorio no permite imágenes de la pantalla.
failure-capture-unsupported = En este escritorio no se puede tomar una imagen { $of }. Pruebe la tecla de la pantalla.
failure-screen-unsupported = En este escritorio no se puede ver la pantalla. Para saber por qué, ejecute: aloud doctor.
failure-blank = La imagen está vacía, toda de color { $colour }. No se envió nada. Así se ve una cortina de pantalla, una ventana protegida o una pantalla en reposo.
failure-clipboard-empty = El portapapeles está vacío. Copie primero una imagen.
failure-clipboard-text = El portapapeles contiene texto, no una imagen. Copie primero una imagen.
failure-clipboard-files = El portapapeles contiene archivos, pero ninguna imagen. Copie primero una imagen.
failure-clipboard-address = El portapapeles contiene la dirección de una imagen, no la imagen. En el navegador elija Copiar imagen.
failure-clipboard-other = El portapapeles no contiene ninguna imagen. Copie primero una imagen.
failure-clipboard-silent = El programa dueño del portapapeles no responde. Copie la imagen de nuevo, o desde otro programa.
failure-clipboard-secret = El portapapeles está marcado como secreto. No se leyó.
failure-damaged = La imagen está dañada y no se puede abrir. Pruebe a guardarla o copiarla de nuevo.
failure-not-a-picture = Esto no es una imagen en un formato legible. Conviértala a PNG o JPEG.
failure-too-large = La imagen es demasiado grande para abrirla. El límite es de cien megapíxeles o sesenta y cuatro megabytes.
failure-file-missing = No hay ningún archivo { $path }. Compruebe el nombre.
failure-file-unreadable = El archivo { $path } no se puede leer. Compruebe que es un archivo y que usted puede leerlo.

colour-black = negro
colour-white = blanco
colour-grey = gris
colour-yellow = amarillo
colour-pink = rosa
colour-red = rojo
colour-turquoise = turquesa
colour-green = verde
colour-violet = violeta
colour-blue = azul

## Failures: the way to the provider

failure-offline = Este ordenador no tiene conexión. Compruebe la red y pulse de nuevo.
failure-server-not-found = No se encuentra el servidor { $host }. Compruebe la red, o la base-url en la configuración.
failure-connection-refused = El servidor { $host } rechazó la conexión. Compruebe la base-url en la configuración, o pruebe más tarde.
failure-connection-lost = Se perdió la conexión antes de que llegara una respuesta. Pulse de nuevo.
failure-untrusted-issuer = El certificado del servidor no es de confianza; alguien podría estar escuchando. No se envió nada. Si su red controla todo el tráfico, indique su certificado como ca-file en la configuración.
failure-untrusted-expired = El certificado del servidor ha caducado, o el reloj de este ordenador está mal. No se envió nada.
failure-untrusted-host = El certificado del servidor pertenece a otro servidor. No se envió nada.
failure-untrusted-other = No se pudo establecer una conexión segura. No se envió nada.
failure-proxy = El proxy rechazó la conexión o no respondió. Compruebe los ajustes del proxy.
failure-login-page = Llegó una página web en lugar de una respuesta. Quizá esta red pida iniciar sesión; abra un navegador y pulse de nuevo.
failure-timed-out-capture = Tomar la imagen tardó demasiado. Pulse de nuevo.
failure-timed-out-connect = No se pudo llegar al servidor a tiempo. Compruebe la red y pulse de nuevo.
failure-timed-out-first-word = No llegó ninguna respuesta a tiempo. Pulse de nuevo.
failure-timed-out-next-word = La respuesta dejó de llegar.

## Failures: the provider

failure-no-provider = No hay ningún proveedor llamado { $name } en la configuración. Los nombres están en provider.
failure-no-provider-at-all = No hay ningún proveedor en la configuración. Los nombres están en provider.
failure-misconfigured = Los ajustes de { $provider } en la configuración no pueden funcionar
failure-no-key-site = No hay clave para { $provider }. Consiga una en { $site } y guárdela con: aloud key set { $provider }.
failure-no-key = No hay clave para { $provider }. Guarde la de su servidor con: aloud key set { $provider }.
failure-keyring-locked = El anillo de claves está bloqueado, así que no hay clave para { $provider }. Desbloquéelo, o guarde la clave con: aloud key set { $provider }.
failure-key-file-open = Otros pueden leer el archivo de clave { $path }, así que no se usa. Aplíquele: chmod 600.
failure-key-refused = { $provider } no acepta la clave. Guarde una válida con: aloud key set { $provider }.
failure-not-allowed = El proveedor no permite esto para su cuenta o su región
failure-model-missing = El modelo { $model } no existe o ya no existe. Para saber cuáles hay: aloud models.
failure-no-sight = El modelo { $model } no puede mirar imágenes. Elija otro en la configuración; aloud models los enumera.
failure-limit-a-day = Se alcanzó el límite de peticiones por día. Pulse de nuevo dentro de { $wait }, o cambie requests-a-day en limits, en la configuración.
failure-limit-a-minute = Se alcanzó el límite de peticiones por minuto. Pulse de nuevo dentro de { $wait }, o cambie requests-a-minute en limits, en la configuración.
failure-request-too-large = La imagen es demasiado grande para el proveedor. Pruebe la tecla de la ventana.
failure-request-refused = El proveedor no entendió la petición
failure-busy-for = El proveedor está ocupado. Pruebe de nuevo dentro de { $wait }.
failure-busy = El proveedor está ocupado. Pruebe de nuevo dentro de un minuto.
failure-quota-gone = Se agotó la cuota del proveedor. Pruebe de nuevo mañana, o use otra clave u otro proveedor.
failure-credit-gone = Su cuenta en el proveedor no tiene saldo, o alcanzó su límite de gasto. Cámbielo allí, o use otra clave u otro proveedor.
failure-overloaded = El proveedor está sobrecargado. Pruebe de nuevo dentro de un minuto.
failure-provider-broken = El proveedor falló con el error { $status }. Pruebe de nuevo dentro de un minuto.
failure-unexpected = No se pudo entender la respuesta del proveedor. Compruebe la base-url en la configuración.
failure-not-on-screen = { $text } no se encontró en la pantalla.
failure-not-in-what-is-read = { $text } no se encontró en lo que se puede leer. Parte del texto está en una escritura que no se puede leer aquí.
failure-nothing-frozen = No hay ninguna imagen sobre la que preguntar. Pulse primero una tecla para mirar algo.
failure-no-model = Solo un modelo puede responder a una pregunta, y no hay ningún proveedor con modelo en la configuración. Para saber más, use la tecla de más.
failure-no-entry = No se puede abrir ninguna ventana para la pregunta. Instale zenity, o escriba en un terminal: aloud ask.
failure-declined = El proveedor se negó a describir esta imagen
failure-empty = El proveedor no devolvió nada. Pulse de nuevo.
failure-cut-off = La descripción se cortó.
failure-length-limit = La descripción se cortó en su límite de longitud.
failure-endless = La respuesta no terminaba y se detuvo.
failure-repetition = El modelo se repite y se detuvo.
failure-broken = Algo se rompió en Aloud. Pulse de nuevo; si vuelve a ocurrir, le rogamos que lo comunique.

reason-safety = se activó su filtro de seguridad
reason-prohibited = considera prohibido el contenido
reason-recitation = la respuesta repetiría un texto protegido
reason-blocklist = contiene una palabra prohibida
reason-personal = contiene datos personales delicados
reason-language = no admite el idioma
reason-other = no da ninguna razón

## Two opinions

one-opinion = No hay segunda opinión. { $reason } Esto es lo que dice { $of }.
first-answer = la primera respuesta
second-answer = la segunda respuesta
opinions-nothing-common = Las dos respuestas no tienen nada en común.
opinions-same = Las dos dicen lo mismo.
opinions-both = Las dos dicen:
opinions-differ = Difieren. Según { $name }: { $text }
opinions-but = Pero según { $name }: { $text }
opinions-only = Solo { $name }: { $text }

## Switches

paused = En pausa. Aloud no mira.
resumed = Aloud vuelve a mirar cuando usted lo pida.
still-paused = Aloud está en pausa y no mira. Elija otra vez No mirar en el menú de la bandeja, o ejecute: aloud resume.
preferred-provider = Ahora solo se pregunta a { $name }.
preferred-order = Se pregunta a los proveedores en su orden.
preferred = Próximas respuestas: { $name }.
preferred-configured = La longitud de las respuestas es la de la configuración.
detail-gist = una frase
detail-standard = unas pocas frases
detail-full = todo
mode-auto = lo que convenga a la imagen
mode-text = todo el texto, exactamente
mode-ui = los controles y lo que se puede hacer
mode-photo = una foto
mode-chart = un gráfico
mode-alt = un texto alternativo

## The tray and the window for a question

icon-looking = Aloud, mirando { $at }
icon-paused = Aloud, en pausa, no mira
icon-idle = Aloud, en reposo
menu-screen = Describir la pantalla
menu-window = Describir la ventana activa
menu-focus = Describir el control que tiene el foco
menu-pointer = Describir lo que rodea el puntero del ratón
menu-clipboard = Describir el portapapeles
menu-changes = Decir qué ha cambiado
menu-ask = Preguntar sobre la última imagen
menu-more = Decir más sobre la última imagen
menu-repeat = Repetir la última respuesta
menu-stop = Callar y detener
menu-forget = Olvidar la última imagen
menu-copy = Copiar la última respuesta
menu-provider = Proveedor
menu-in-order = En el orden configurado
menu-detail = Longitud de las respuestas
menu-as-configured = Según la configuración
menu-mode = Qué buscar
menu-pause = No mirar
menu-copies = Describir las imágenes copiadas
menu-private = No guardar nada en el historial
menu-reload = Volver a leer la configuración
menu-quit = Salir de Aloud
menu-question = Su pregunta sobre la imagen:

## What is read here: the front window

front-window = Ventana delantera: { $window }
under-pointer = Bajo el puntero: { $window }
no-window-under-pointer = No hay ninguna ventana bajo el puntero
no-window-active = No hay ninguna ventana activa
window-unknown = No se conoce el nombre de la ventana
window-untitled = una ventana sin título
partly-off-screen = { $head }; una parte queda fuera de la pantalla
head-and-focus = { $head }; { $focus }
head-and-text = { $head }: { $text }
focus = Foco en { $control }
focus-holding = Foco en { $control }: { $held }
focus-password = Un campo de contraseña tiene el foco
focus-password-named = Un campo de contraseña, { $name }, tiene el foco
selected = Seleccionado: { $text }
selected-words = { $count ->
    [one] { $count } palabra está seleccionada
   *[other] { $count } palabras están seleccionadas
}
dialog-named = { $role }: { $name }
control-named = { $role } { $name }
control-unnamed = { $role } sin nombre
holds = { $name } contiene { $value }
for-password = { $name } para una contraseña
doable-fields = { $count ->
    [one] Campo: { $names }
   *[other] Campos: { $names }
}
doable-checks = { $count ->
    [one] Casilla de verificación: { $names }
   *[other] Casillas de verificación: { $names }
}
doable-buttons = { $count ->
    [one] Botón: { $names }
   *[other] Botones: { $names }
}
doable-tabs = { $count ->
    [one] Pestaña: { $names }
   *[other] Pestañas: { $names }
}
doable-menus = { $count ->
    [one] Menú: { $names }
   *[other] Menús: { $names }
}
and-more = { $count ->
    [one] { $names } y { $count } más
   *[other] { $names } y { $count } más
}
controls-unnamed = { $count ->
    [one] Un control no tiene nombre
   *[other] { $count } controles no tienen nombre
}
no-accessibility = La accesibilidad no está activa en este escritorio, así que las aplicaciones no dicen nada
nothing-told = Esta aplicación no dice qué hay en ella
told-in-part = No lo dijo todo a tiempo

## What is read here: texts and other windows

over-it = Encima: { $window }
behind-it = Detrás: { $window }
window-named = Ventana: { $window }
also-open = También abiertas: { $names }
last-lines = Últimas líneas:
more-lines = { $count ->
    [one] Una línea más
   *[other] { $count } líneas más
}
lines-before = { $count ->
    [one] Una línea antes de ellas
   *[other] { $count } líneas antes de ellas
}
press-twice = Pulse la tecla dos veces para oírlo todo
unreadable-script = Parte del texto está en una escritura que no se puede leer aquí
text-unread = No se pudo leer el texto de la imagen
text-unread-memory = Queda muy poca memoria para leer el texto de la imagen
no-text = No se encontró texto
no-model-described = Ningún modelo la describió

## What is read here: pictures

facts-drawing = Esto parece una captura de pantalla o un dibujo, { $shape }, { $width } por { $height }
facts-photo = Esto parece una foto, { $shape }, { $width } por { $height }
shape-portrait = vertical
shape-square = de forma cuadrada
shape-landscape = horizontal
mostly-dark = { $facts }, en su mayor parte en tonos oscuros
mostly-light = { $facts }, en su mayor parte en tonos claros
facts-with-text = { $facts }, con el texto { $text }; ningún modelo la describió
facts-alone = { $facts }; ningún modelo la describió
first-frame = Solo se muestra el primer fotograma o la primera página
no-text-in-it = No se encontró texto en ella
text-in-it = Texto en ella:

## What is read here: changes

new-window = Ventana nueva: { $names }
gone-window = Ya no está: { $names }
new-text = Texto nuevo: { $texts }
new-text-in = Texto nuevo en { $window }: { $texts }
gone-text = Texto que ya no está: { $texts }
and-lines-more = { $count ->
    [one] { $texts }; y una línea más
   *[other] { $texts }; y { $count } líneas más
}
changed-places = La imagen ha cambiado { $places }, sin texto

## What is read here: a text that is looked for

found = { $count ->
    [one] Encontrado una vez
   *[other] Encontrado { $count } veces
}
found-possibly = No se encontró exactamente, pero quizá
possibly-at = Posiblemente { $place }
found-more = { $count ->
    [one] Y { $count } vez más
   *[other] Y { $count } veces más
}
found-at = { $place }: { $text }
in-front-window = En la ventana delantera
in-window = En { $window }, { $place }

place-nearly-everywhere = casi en todas partes
place-in-the-middle = en el centro
place-at-the-left = a la izquierda
place-at-the-right = a la derecha
place-at-the-top = arriba
place-at-the-bottom = abajo
place-at-the-top-left = arriba a la izquierda
place-at-the-top-right = arriba a la derecha
place-at-the-bottom-left = abajo a la izquierda
place-at-the-bottom-right = abajo a la derecha

## What controls are called, as screen readers call them

role-alert = alerta
role-application = aplicación
role-article = artículo
role-audio = audio
role-button = botón
role-calendar = calendario
role-drawing-area = área de dibujo
role-cell = celda
role-check-box = casilla de verificación
role-check-menu-item = elemento de menú verificable
role-column-header = encabezado de columna
role-combo-box = cuadro combinado
role-date-field = campo de fecha
role-dialog = diálogo
role-document = documento
role-file-chooser = selector de archivos
role-form = formulario
role-group = grupo
role-heading = encabezado
role-image = gráfico
role-landmark = región
role-link = enlace
role-list = lista
role-list-item = elemento de lista
role-formula = fórmula
role-menu = menú
role-menu-bar = barra de menús
role-menu-item = elemento de menú
role-notification = notificación
role-password-field = campo de contraseña
role-progress-bar = barra de progreso
role-radio-button = botón de opción
role-radio-menu-item = elemento de menú de opción
role-row = fila
role-row-header = encabezado de fila
role-scroll-bar = barra de desplazamiento
role-separator = separador
role-slider = deslizador
role-spin-button = botón giratorio
role-status-bar = barra de estado
role-tab = pestaña
role-tab-list = lista de pestañas
role-table = tabla
role-terminal = terminal
role-text = texto
role-text-area = área de texto
role-text-field = cuadro de edición
role-toggle-button = botón conmutable
role-tool-bar = barra de herramientas
role-tool-tip = sugerencia
role-tree = vista en árbol
role-tree-item = elemento de árbol
role-video = vídeo
role-window = ventana
role-control = control

state-focused = enfocado
state-selected = seleccionado
state-checked = marcado
state-not-checked = no marcado
state-partly-checked = parcialmente marcado
state-pressed = pulsado
state-not-pressed = no pulsado
state-expanded = expandido
state-collapsed = contraído
state-disabled = no disponible
state-read-only = solo lectura
state-required = requerido
state-invalid = entrada no válida
state-busy = ocupado
state-default = predeterminado
state-visited = visitado

## The history

history-private = Privado. No se guarda nada en el historial.
history-private-no-more = Ya no es privado.
status-history-kept = Historial: se guarda el texto de las respuestas.
status-history-private = Privado: no se guarda nada en el historial. Para terminarlo: aloud private off.
history-replaced = El historial estaba dañado. Se apartó con el nombre history-damaged, y empezó uno nuevo.
history-off = El historial está desactivado. Para activarlo, ponga keep = true en history, en la configuración, y luego ejecute: aloud reload.
history-empty = El historial está vacío.
history-not-in-it = Ninguna respuesta del historial contiene estas palabras.
history-erased = El historial está borrado.
history-not-erased = No todo está borrado.
unkept-no-folder = Las respuestas no se guardan en el historial: no está definido ni XDG_DATA_HOME ni HOME.
unkept-full = Las respuestas no se guardan en el historial: el disco está lleno. Haga sitio; entonces volverán a guardarse.
unkept-read-only = Las respuestas no se guardan en el historial: no se puede escribir en su carpeta. Mire la carpeta aloud en su carpeta de datos.
unkept-busy = Una respuesta no se guardó en el historial: otro programa lo tiene ocupado, o el disco no responde.
unkept-other = Las respuestas no se guardan en el historial: no se puede usar. Para empezar uno nuevo: aloud history forget.
unreadable-no-folder = No hay lugar para un historial: no está definido ni XDG_DATA_HOME ni HOME.
unreadable-full = El historial no se puede cambiar: el disco está lleno. Haga sitio y pruebe de nuevo.
unreadable-read-only = El historial no se puede abrir ni cambiar: su carpeta no lo permite. Mire la carpeta aloud en su carpeta de datos.
unreadable-busy = Otro programa tiene ocupado el historial. Pruebe de nuevo en un momento.
unreadable-other = El historial no se puede leer. Para empezar uno nuevo: aloud history forget.
history-heading = { $when }, { $subject }, { $provider }:
history-heading-stopped = { $when }, { $subject }, detenido:

## The locked screen

locked = La pantalla está bloqueada. No se miró nada.
locked-meanwhile = La pantalla está bloqueada. La respuesta se descartó.
status-locked = Bloqueada: Aloud no mira hasta que se desbloquee la pantalla.

## Copied pictures

copies-watched = A partir de ahora se describen las imágenes copiadas.
copies-unwatched = Ya no se describen las imágenes copiadas.
copies-too-many = Se copian más imágenes de las que Aloud describe por sí mismo en un minuto. Pulse la tecla del portapapeles para oír una.
status-copies = Las imágenes copiadas se describen sin pulsar ninguna tecla.

## Secrets in a picture

secrets-possible = Posibles secretos en la imagen: { $names }.
secrets-window = En la imagen hay una ventana de { $application }.
secrets-unread = No hubo tiempo de buscar secretos en toda la imagen.
secrets-unread-around = Se buscaron secretos en la ventana de delante; no hubo tiempo para lo que hay alrededor.
secrets-unread-failed = No se pudieron buscar secretos en la imagen.
withheld-read-here = No se envía nada; en su lugar se lee aquí.
withheld = No se envió nada.
withheld-press = Pulse de nuevo para enviarla de todos modos.
withheld-option = Para enviarla de todos modos, añada --send-anyway a la orden.
masked-secrets = Tapado: { $names }.
masked-window = La ventana de { $application } está tapada.
secret-card = un número de tarjeta
secret-private-key = una clave privada
secret-token = un token de acceso
secret-password = una contraseña
secret-code = un código de un solo uso
secret-password-field = un campo de contraseña

## Consent

not-agreed = No se envía nada a { $provider } antes de que usted acepte. Para oír qué se envía y aceptar, ejecute: aloud setup.
what-is-sent = Con cada pulsación de tecla se envía a { $provider }, en { $address }, la imagen por la que usted pregunta, los nombres de la aplicación, de la ventana y del control en primer plano, y el texto seleccionado. En ningún otro momento se envía nada. Las contraseñas y otros secretos que estén en la pantalla están en la imagen.
kept-gemini = Con una clave por la que nadie paga, Google puede usar lo que usted envía para mejorar sus productos, y puede leerlo alguna persona. Con una clave de pago no lo hace, y guarda las peticiones hasta 55 días para detectar abusos.
kept-openai = A OpenAI se le pide que no almacene nada de una petición. Guarda lo enviado hasta 30 días para detectar abusos, y no entrena sus modelos con ello.
kept-anthropic = Anthropic borra lo enviado en un plazo de 30 días, salvo que encuentre en ello un abuso, y no entrena sus modelos con ello.
kept-elsewhere = Solo quienes gestionan ese servidor saben cuánto tiempo se guarda allí.
stays-here = { $provider } funciona en este ordenador, en { $address }. Aloud no envía imágenes a ningún otro sitio.
agreed-by-key = Al guardar una clave, usted lo acepta. Para retirarlo: aloud key remove { $provider }.

## Places

screen-instead = Este escritorio no dice dónde está eso; esta es la pantalla entera.

## Nothing can be heard

unheard = No se puede oír a Aloud
unheard-remedy = No responde ningún motor de voz ni servidor de sonido. Compruebe el sonido de este ordenador y pulse de nuevo; las respuestas se pueden leer con: aloud describe.
muted = Aloud está silenciado
muted-remedy = El altavoz está silenciado, o su volumen es cero. Aloud lo deja en sus manos: suba el volumen y pulse de nuevo; las respuestas se pueden leer con: aloud describe.
no-loudspeaker = Aloud no tiene altavoz
no-loudspeaker-remedy = El servidor de sonido no encuentra altavoz ni auriculares. Conecte o encienda uno y pulse de nuevo; las respuestas se pueden leer con: aloud describe.

## Modes and alt texts

alt-copied = El texto alternativo está copiado.
alt-not-copied = El texto alternativo no se pudo copiar: el portapapeles no responde. Cópielo con: aloud copy.
alt-not-kept = El texto alternativo no está copiado, porque solo el demonio puede mantenerlo en el portapapeles. Inícielo con: aloud daemon.
no-alt = No se ha copiado nada, porque ningún modelo ha escrito un texto alternativo.
no-mode = No hay ningún modo { $name }. Hay { $known }.
and-last = { $others } y { $last }
status-own-modes = Modos propios: { $names }.
config-lines-too = { $count ->
    [one] Se ignora una línea más de la configuración. Para oírla: aloud config check.
   *[other] Se ignoran { $count } líneas más de la configuración. Para oírlas: aloud config check.
}

## The set-up: speech

setup-welcome = Le damos la bienvenida a la configuración de Aloud. Cada pregunta se escribe y se dice. Intro solo toma la respuesta que se nombra al final. Un signo de interrogación e Intro repite una pregunta. Una s e Intro detiene aquí la voz, por ejemplo cuando su lector de pantalla lee a la vez. Control C sale, y no se cambia nada.
setup-nothing-speaks = Nada en este ordenador puede hablar, así que las preguntas solo se escriben. Para saber por qué, ejecute después: aloud doctor.
setup-speaks-no-more = A partir de aquí las preguntas solo se escriben.
setup-speaks-again = Las preguntas se vuelven a decir.
setup-left = Se salió de la configuración. No se cambió nada.
setup-yes-or-no = Escriba sí o no, y luego Intro.
setup-no-such-choice = Eso no está entre las opciones. Escriba uno de los números, y luego Intro.
setup-do-you-hear = Debería oír esta frase, dicha por { $engine }. ¿La oye? Escriba n para no; Intro significa sí.
setup-not-heard = Entonces ahora no se puede oír ninguna voz, y las preguntas solo se escriben. Para saber por qué, ejecute después: aloud doctor.
setup-speed = La velocidad es { $rate }, en una escala de menos 100 a 100. Escriba un signo más para ir más deprisa, un signo menos para ir más despacio, o un número. Intro la mantiene.
setup-no-speed = Escriba un signo más, un signo menos o un número de menos 100 a 100. Intro mantiene la velocidad.
setup-voice = Para elegir otra voz, escriba una parte de su nombre o su idioma, por ejemplo es o en. Intro mantiene la voz.
setup-no-voice = Ninguna voz tiene { $wanted } en su nombre o idioma.
setup-which-voice = Escriba el número de una de estas. Intro mantiene la voz.
setup-this-voice = Esta es la voz. ¿Quiere que sea esta? Escriba n para no; Intro significa sí.

## The set-up: who describes

setup-who-describes = ¿Quién debe describir lo que hay en la pantalla?
setup-gemini = Gemini, de Google
setup-openai = OpenAI
setup-anthropic = Claude, de Anthropic
setup-as-configured = { $name }, según la configuración
setup-own-server = un servidor propio compatible con OpenAI, por ejemplo Ollama o llama.cpp
setup-nobody = nadie: solo este ordenador lee la pantalla, y no se envía nada
setup-type-a-number = Escriba un número. Intro toma el { $usual }.
setup-address = ¿Dónde está el servidor? Escriba su dirección. Intro toma http://localhost:11434/v1, donde está Ollama.
setup-model = ¿Qué modelo debe usar? Escriba su nombre. Intro lo deja al servidor.
setup-do-you-agree = ¿Acepta que se envíen imágenes a { $provider }? Puede retirarlo en cualquier momento ejecutando de nuevo aloud setup. Escriba sí para aceptar; Intro significa no.
setup-not-agreed = Entonces solo este ordenador lee la pantalla: ventanas, controles y texto. No se envía nada a nadie.
setup-agreed = Ha aceptado, y se envían imágenes a { $provider } cuando usted pulsa una tecla.
setup-key-is-there = Ya hay una clave para { $provider } aquí: { $place }. Para usar otra, péguela; no se muestra. Intro mantiene la clave.
setup-paste-key-site = Ahora la clave para { $provider }. Puede conseguir una en { $site }. Péguela y pulse Intro; no se muestra. Intro solo sigue sin clave, y mientras no haya una, este ordenador lee la pantalla.
setup-paste-key = Ahora la clave para { $provider }. Péguela y pulse Intro; no se muestra. Intro solo sigue sin clave.
setup-trying = Se está probando la clave.
setup-key-kept = La clave se guarda de todos modos. Para probarla más tarde, ejecute: aloud key check.
setup-no-key-taken = No se guarda ninguna clave. Para guardar una más tarde, ejecute: aloud key set.

## The set-up: the desktop

setup-instead-of = { $news } Escriba otra tecla, por ejemplo Ctrl+Alt+D, o un signo menos para ninguna. Intro toma { $proposal }.
setup-another-for = { $news } Escriba otra tecla, por ejemplo Ctrl+Alt+D. Intro deja esta acción sin tecla.
setup-screen-key = La tecla que describe la pantalla es { $key }. Escriba otra, por ejemplo Ctrl+Alt+D. Intro la mantiene.
setup-no-keys-here = Aloud no puede asignarse teclas por sí mismo en este escritorio. En los ajustes de teclado de su escritorio, asigne la orden aloud describe a una tecla.
setup-tray = ¿Quiere un icono con un menú en la bandeja, si el escritorio tiene una? Escriba n para no; Intro significa sí.
setup-login = ¿Debe Aloud arrancar cuando usted inicie sesión? Escriba n para no; Intro significa sí.
setup-save = Eso es todo. ¿Se guarda? Escriba n para no; Intro significa sí.
setup-saved = Está guardado.
setup-starts = Aloud ya está en marcha y oye sus teclas.
setup-starts-not = Aloud no se pudo iniciar. Para ver por qué, ejecute: aloud daemon.
setup-first = ¿Se describe ahora la pantalla, por primera vez? Escriba n para no; Intro significa sí.
setup-done = La configuración ha terminado. Para cambiar una respuesta, ejecute de nuevo: aloud setup.
setup-done-key = La configuración ha terminado. Pulse { $key } siempre que quiera oír lo que hay en la pantalla. Para cambiar una respuesta, ejecute de nuevo: aloud setup.

## Options set from the command line

option-set = La opción { $option } es ahora { $value }.
option-unset = La opción { $option } tiene ahora su valor predeterminado.
option-not-set = La opción { $option } queda como estaba: { $reason }

## The doctor

doctor-beginning = Ahora se prueba cada parte de Aloud. Eso tarda hasta dos minutos; oirá sonidos breves y algunas frases.
doctor-all-well = Todo funciona.
doctor-the-rest = Todo lo demás funciona.
doctor-no-time = No se probó, porque las partes anteriores tardaron demasiado.
doctor-paused = No se miró la pantalla, porque Aloud está en pausa. Para que vuelva a mirar, ejecute: aloud resume.
doctor-on-trial = Aloud habla por { $engine }.
doctor-works = Funciona, por { $by }.
doctor-works-less = Funciona, pero solo por { $by }, porque { $first } no funciona: { $why }. { $remedy }
doctor-fails = No funciona. { $remedy }
doctor-fails-because = No funciona: { $why }. { $remedy }
way-works = { $name } funciona, { $millis } ms.
way-works-so = { $name } funciona, { $millis } ms, { $remark }.
way-fails = { $name } no funciona, { $millis } ms.
way-fails-because = { $name } no funciona, { $millis } ms: { $remark }.
remedy-screen = Ejecute la orden dentro de su sesión de escritorio. Entonces se puede tomar una imagen de ella.
remedy-clipboard = La tecla del portapapeles no funcionará; guarde una imagen como archivo y ejecute aloud describe con su nombre.
remedy-applications = Instale at-spi2-core e inicie sesión de nuevo; hasta entonces solo se dice lo que hay en la imagen.
remedy-keys = En los ajustes de teclado de su escritorio, asigne la orden aloud describe a una tecla.
doctor-no-keys = El demonio no oye ninguna tecla
remedy-speech-dispatcher = Pruebe spd-say hola en un terminal; si no se oye nada, instale o configure speech-dispatcher.
remedy-speech = Compruebe que el sonido funciona, y luego instale speech-dispatcher y espeak-ng.
doctor-no-sound = no se puede reproducir ningún sonido
remedy-sounds = Inicie PipeWire o PulseAudio, o inicie sesión de nuevo.
remedy-tray = Solo falta el icono: las teclas y la línea de órdenes hacen todo lo que él hace.
remedy-bus = Inicie una sesión de escritorio, que lo arranca; el anillo de claves, la bandeja y los textos de las aplicaciones lo necesitan.
remedy-keyring = Hasta entonces una clave se guarda en un archivo que solo usted puede leer. Para guardarla en el anillo de claves, desbloquéelo y ejecute: aloud key set.
remedy-configuration = Cámbielo, y luego ejecute: aloud config check.
remedy-daemon = No hay ningún demonio en marcha, así que no se oye ninguna tecla. Inícielo con: aloud autostart now.
doctor-no-login = Aloud no arranca al iniciar sesión. Para cambiarlo: aloud autostart enable.
doctor-keys-free = { $count ->
    [one] Una tecla está libre y se puede usar.
   *[other] { $count } teclas están libres y se pueden usar.
}
doctor-keys-heard = { $count ->
    [one] El demonio oye una tecla.
   *[other] El demonio oye { $count } teclas.
}
doctor-daemon-runs = Está en marcha la versión { $version }.
doctor-provider-works = Funciona: el modelo { $model } miró una pequeña imagen de prueba, primera palabra tras { $millis } ms.
doctor-reader-works = Funciona: las primeras palabras sobre esta pantalla tras { $millis } ms.
doctor-part = { $name }: { $says }
doctor-problems = { $count ->
    [one] Una parte no funciona como podría.
   *[other] { $count } partes no funcionan como podrían.
}
doctor-report-written = El informe está aquí: { $place }. No contiene ninguna imagen, ningún texto de la pantalla ni ninguna clave. Léalo antes de enviarlo.
doctor-report-not-written = El informe no se puede escribir en { $place }: { $reason }. Indique otro archivo.

## The doctor: the parts

part-configuration = Configuración
part-speech = Voz
part-sounds = Sonidos
part-keys = Teclas
part-screen = Pantalla
part-clipboard = Portapapeles
part-applications = Aplicaciones
part-reader = Lector de este ordenador
part-services = Servicios del escritorio
part-tray = Bandeja
part-keyring = Anillo de claves
part-daemon = Demonio
part-login = Inicio con la sesión
part-provider = Proveedor { $name }
doctor-session-bus = el bus de sesión
doctor-no-session-bus = no hay bus de sesión
doctor-stages = Cuánto tarda una mirada
stage-picture = imagen tomada { $millis } ms
stage-encoded = codificada { $millis } ms
stage-connected = conectado { $millis } ms
stage-first-word = primera palabra del proveedor { $millis } ms
stage-first-words-here = primeras palabras de este ordenador { $millis } ms
stage-first-sound = la voz empieza { $millis } ms
doctor-table = En esta sesión
doctor-by = { $what } por { $way }
doctor-by-nothing = { $what } por nada

## Keys of providers, typed and stored

no-key-given = No se dio ninguna clave. Escríbala o péguela donde se pide, o envíela por la entrada estándar.
key-prompt = Clave para { $provider }, no se muestra:
needs-no-key = { $provider } no necesita clave.
key-stored = La clave para { $provider } está guardada aquí: { $place }.
key-was-not-stored = No había ninguna clave guardada para { $provider }.
key-removed = La clave para { $provider } está eliminada aquí: { $places }.
key-in-environment = la variable de entorno { $variable }
key-in-keyring = el anillo de claves
key-typed = este terminal
key-in-file = el archivo { $path }, que solo usted puede leer
key-works = { $provider } acepta la clave, y el modelo { $model } mira imágenes.
works-without-key = { $provider } responde sin clave, y el modelo { $model } mira imágenes.

## The configuration from the command line

config-no-place = No hay sitio para una configuración: ni XDG_CONFIG_HOME ni HOME están definidas.
config-right = La configuración es correcta.
config-not-shown = No se puede mostrar la configuración: { $reason }.

## What languages are called

language-en = inglés
language-de = alemán
language-fr = francés
language-es = español
language-it = italiano
language-pt = portugués
language-nl = neerlandés
language-pl = polaco
language-sv = sueco
language-da = danés
language-nb = noruego
language-fi = finés
language-cs = checo
language-hu = húngaro
language-ro = rumano
language-tr = turco
language-ru = ruso
language-uk = ucraniano
language-bg = búlgaro
language-be = bielorruso
language-mk = macedonio
language-el = griego
language-he = hebreo
language-ar = árabe
language-fa = persa
language-ur = urdu
language-hi = hindi
language-bn = bengalí
language-th = tailandés
language-ko = coreano
language-ja = japonés
language-zh = chino
language-ka = georgiano
language-hy = armenio

## Keys that the desktop gives or binds

keys-none-gnome = Este escritorio no da teclas a los programas, así que no hay ninguna tecla asignada. Para añadir las teclas de Aloud a los ajustes de teclado, escriba: aloud shortcuts add.
keys-none-tiling = { $name } no da teclas a los programas, así que no hay ninguna tecla asignada. Para poner las teclas de Aloud en su propia configuración, escriba: aloud shortcuts.
keys-none = Este escritorio no da teclas a los programas, así que no hay ninguna tecla asignada. En sus ajustes de teclado se puede poner una tecla que ejecute una orden, por ejemplo: aloud describe screen.
keys-asked-gnome = Su escritorio pregunta en una ventana si Aloud puede tener sus teclas. Para permitirlo, pulse Mayúsculas Tabulador y luego Intro.
keys-asked-plasma = Su escritorio pregunta en una ventana si Aloud puede tener sus teclas. Para permitirlo, pulse Intro.
keys-asked = Su escritorio pregunta en una ventana si Aloud puede tener sus teclas. Respóndale, por favor.
keys-shared = Su escritorio usa la tecla de { $actions } también para otra cosa. Elija otra en las Preferencias del sistema, en Teclado, Atajos, Aloud.
keys-kept = Su escritorio conserva su propia tecla para { $actions }, y la de la configuración no hace nada. Cuenta lo que usted ponga en las Preferencias del sistema, en Teclado, Atajos, Aloud.
keys-silent = Su escritorio no responde, así que las teclas de Aloud todavía no se oyen. Se le pregunta una y otra vez; la orden aloud funciona.
keys-heard = Las teclas de Aloud se oyen ahora.
keys-by-aloud = Teclas: las oye Aloud mismo.
keys-by-portal = Teclas: las da el portal del escritorio.
keys-by-desktop = Teclas: las tiene asignadas el propio { $name }; cuáles son está en sus propios ajustes.
keys-unset-gnome = Su escritorio no ha puesto ninguna tecla para { $actions }. Póngala en Configuración, en Aplicaciones, Aloud, Atajos globales.
keys-unset-plasma = Su escritorio no ha puesto ninguna tecla para { $actions }. Póngala en las Preferencias del sistema, en Teclado, Atajos, Aloud.
keys-unset-tiling = Su escritorio no ha puesto ninguna tecla para { $actions }. Asígnela en la configuración de { $name }.
keys-unset = Su escritorio no ha puesto ninguna tecla para { $actions }. Póngala en los ajustes de teclado de su escritorio, en Aloud.
keys-refused = Su escritorio no ha dado ninguna tecla a Aloud. Para que vuelva a preguntarle, escriba: aloud reload.
keys-unnamed = la que tiene puesta el escritorio
purpose-screen = Describir la pantalla
purpose-window = Describir la ventana activa
purpose-focus = Describir el elemento que tiene el foco
purpose-pointer = Describir lo que rodea al puntero
purpose-clipboard = Describir la imagen del portapapeles
purpose-changes = Decir qué ha cambiado en la pantalla
purpose-ask = Preguntar por la última imagen
purpose-more = Decir más sobre la última imagen
purpose-forget = Olvidar la última imagen
purpose-repeat = Repetir la última respuesta
purpose-stop = Hacer callar la respuesta
purpose-copy = Copiar la última respuesta
purpose-other = Aloud: { $action }
shortcuts-unknown = No hay ninguna acción { $action }. Se conocen { $known }.
shortcuts-added = Estas teclas figuran desde ahora en los ajustes de teclado del escritorio: { $keys }. Para quitarlas, escriba: aloud shortcuts remove.
shortcuts-key = { $key } para { $action }
shortcuts-none = Ninguna tecla de Aloud figura en los ajustes de teclado del escritorio.
shortcuts-standing = En los ajustes de teclado del escritorio figuran: { $keys }.
shortcuts-shall-gnome = Este GNOME no da teclas a los programas. ¿Hay que añadir las de Aloud a sus ajustes de teclado? Las suyas quedan como están, y las de Aloud se pueden quitar después.
shortcuts-removed = Ya no figura ninguna tecla de Aloud en los ajustes de teclado del escritorio.
shortcuts-no-settings = Desde aquí solo se pueden cambiar los ajustes de teclado de GNOME. En otros escritorios, ponga en sus propios ajustes una tecla que ejecute una orden, por ejemplo: aloud press screen.
shortcuts-unreachable = No se puede llegar a los ajustes del escritorio: el programa gsettings no responde. Forma parte del paquete libglib2.0-bin.

## Desktops that do what their own configuration says

tiling-bound = { $desktop } asigna las teclas en su propia configuración, y las de Aloud están ahí. Para quitarlas, escriba: aloud shortcuts remove.
tiling-unbound = { $desktop } asigna las teclas en su propia configuración, y no hay ninguna de Aloud. Estas son las líneas para { $file }:
tiling-to-add = Para que se escriban ahí, escriba: aloud shortcuts add.
tiling-shall-keys = { $desktop } no da teclas a los programas. ¿Hay que escribir las de Aloud en su propia configuración y hacer que se lea enseguida? Se pueden quitar después.
tiling-shall-start = { $desktop } no arranca nada por sí mismo. ¿Hay que escribir en su propia configuración una línea que arranque Aloud? Se puede quitar después.
tiling-left-to-you = Esa línea queda en sus manos. Para que se escriba, escriba aloud autostart enable en un terminal y responda que sí.
tiling-type-yes = Escriba sí e Intro, o solo Intro para no.
tiling-keys-written = Las teclas de Aloud están en { $file }, que { $config } incluye. Para quitarlas, escriba: aloud shortcuts remove.
tiling-keys-inserted = Las teclas de Aloud están en { $config }. Para quitarlas, escriba: aloud shortcuts remove.
tiling-by-hand = { $desktop } asigna las teclas en su propia configuración, que Aloud no puede escribir. Las líneas para { $file } aparecen debajo; para volver a listarlas, escriba: aloud shortcuts. Cada una ejecuta una orden como: aloud press screen.
tiling-start-written = La línea que arranca Aloud está en { $file }, que { $config } incluye. Para quitarla, escriba: aloud autostart disable.
tiling-read-again = { $desktop } ha vuelto a leer su configuración.
tiling-next-login = Eso vale a partir del próximo inicio de sesión.
tiling-to-read-again = Eso vale cuando se vuelve a leer la configuración. Para ello, escriba: { $command }.
tiling-taken-out = Se ha quitado de { $config } lo que Aloud había escrito.
tiling-nothing-there = En la configuración del escritorio no hay nada que haya escrito Aloud.
tiling-no-home = No hay sitio para la configuración del escritorio: HOME no está definido.
tiling-nowhere = No se puede escribir nada en { $config }. Ponga las líneas ahí usted mismo; para verlas, escriba: aloud shortcuts status.
tiling-refused = No se puede escribir { $file }: { $error }. Ponga las líneas ahí usted mismo; para verlas, escriba: aloud shortcuts status.
remedy-window = La tecla de la ventana mira ahí toda la pantalla, y lo dice.
remedy-lock = Por eso Aloud mira también una pantalla bloqueada; para impedirlo, escriba aloud pause antes de irse.
remedy-keys-to-bind = Para poner las teclas de Aloud en la propia configuración del escritorio, escriba: aloud shortcuts.
doctor-no-keys-here = este escritorio no da teclas a los programas
doctor-keys-given = El portal del escritorio da las teclas cuando el demonio las pide.
doctor-keys-bound = El propio { $desktop } tiene las teclas y ejecuta las órdenes.
setup-keys-from-portal = Su escritorio da las teclas. Cuando Aloud arranque, puede que el escritorio pregunte en una ventana si puede tenerlas, y Aloud dice cómo responder.
setup-enter-is-yes = { $question } Escriba n para no; Intro significa sí.

## The permission to see the screen

consent-not-asked = Su escritorio no permite que Aloud vea la pantalla, ni le deja preguntar a nadie. Para permitirlo, escriba: aloud screenshots allow.
consent-remembered = Su escritorio recuerda que Aloud no tiene permiso para ver la pantalla. Para permitirlo, escriba: aloud screenshots allow.
consent-denied = Su escritorio no dio ninguna imagen de la pantalla. Si no fue usted quien lo rechazó, escriba: aloud screenshots allow.
consent-cancelled = Se cerró la pregunta de su escritorio, así que no hay imagen. Pulse otra vez y respóndala.
consent-open = Parece que su escritorio pregunta en una ventana si Aloud puede ver la pantalla. Respóndale y luego pulse otra vez. Si no hay tal ventana, escriba: aloud screenshots allow.
consent-silent = La parte de su escritorio que toma las imágenes no responde. Pulse otra vez; si eso no ayuda, cierre la sesión y vuelva a iniciarla.
screenshots-allowed = Desde ahora Aloud puede ver la pantalla. Para retirarlo, escriba: aloud screenshots withdraw.
screenshots-withdrawn = Aloud ya no puede ver la pantalla sin preguntar. Para volver a permitirlo, escriba: aloud screenshots allow.
screenshots-is-allowed = Su escritorio permite que Aloud vea la pantalla.
screenshots-is-refused = Su escritorio no permite que Aloud vea la pantalla. Para permitirlo, escriba: aloud screenshots allow.
screenshots-is-open = Su escritorio no recuerda ninguna decisión sobre si Aloud puede ver la pantalla; algunos escritorios preguntan, y otros no preguntan a nadie. Para permitirlo, escriba: aloud screenshots allow.
screenshots-nowhere = Este escritorio no lleva ninguna lista de quién puede ver la pantalla, así que aquí no se puede cambiar nada.
screenshots-unanswered = No se puede llegar a la lista de su escritorio que dice quién puede ver la pantalla. Inténtelo de nuevo en un momento.
screenshots-shall = Su escritorio solo da imágenes de la pantalla a los programas a los que usted lo ha permitido, y puede que más tarde no deje que Aloud le pregunte. ¿Puede Aloud ver la pantalla cada vez que usted pulse una de sus teclas? Puede retirarlo en cualquier momento ejecutando aloud screenshots withdraw. Escriba sí para permitirlo; Intro significa no.
screenshots-not-given = Entonces no se permite nada, y puede que su escritorio no dé ninguna imagen a Aloud. Para permitirlo más tarde, escriba: aloud screenshots allow.

## The doctor: further parts

part-window = Ventana activa
part-lock = Bloqueo de pantalla

## Commands to the daemon

no-daemon = No hay ningún demonio en marcha. Inícielo con: aloud daemon.
your-question = Su pregunta:
question-unreadable = No se puede leer la pregunta: { $reason }.
no-question = No se escribió ninguna pregunta.
daemon-ended = El demonio terminó antes de que la respuesta estuviera completa.

## Start at login

login-on = A partir de ahora Aloud arranca al iniciar sesión.
login-start-now = Para iniciarlo ahora: aloud autostart now.
login-off = Aloud ya no arranca al iniciar sesión.
login-own-line = Si usted puso una línea en la configuración de { $desktop }, quítela allí.
login-entry = la entrada de inicio automático del escritorio { $path }
login-unit = la unidad de systemd { $unit }
login-line = la configuración de { $desktop }
login-by = Aloud arranca al iniciar sesión, por { $ways }.
login-runs = Ahora está en marcha.
login-runs-safe = Ahora está en marcha, en modo seguro.
login-unit-idle = La unidad de systemd no está en marcha ahora.
login-started = Aloud está en marcha.

## What is wrong in the configuration

config-range = La opción { $option } debe estar entre { $least } y { $most }.
config-out-of-range = { $value } es demasiado grande o demasiado pequeño. Elija de { $least } a { $most }.
config-nobody = Nombre al menos un proveedor.
config-no-provider = No hay ningún proveedor { $name }; hay { $known }.
config-mode-name = El nombre de un modo se compone de letras, cifras, guiones y guiones bajos, y tiene como mucho { $most } caracteres.
config-mode-without = El modo { $name } no tiene instruction, así que no dice qué se pide.
config-mode-own = El modo { $name } es de Aloud y ya tiene su instruction. Elija otro nombre para el suyo.
config-no-screen = No hay ninguna manera de captar la pantalla llamada { $name }. Hay auto, { $known }.
config-no-keys = No hay ninguna manera de oír las teclas llamada { $name }. Hay auto, { $known }.
config-no-engine = No hay ningún motor de voz { $name }. Elija auto, { $known }.
config-voice-name = El nombre de una voz no tiene saltos de línea ni caracteres de control.
config-no-dialect = El dialecto { $name } no se conoce; hay { $known }.
config-no-model-name = El texto { $text } no es un nombre de modelo.
config-one-word = En { $option } debe haber una sola palabra sencilla en lugar de { $text }.

## An address in the configuration

address-none = En { $option }, { $text } no es una dirección.
address-bare = En { $option }, la dirección no debe tener nombre de usuario, signo de interrogación ni almohadilla.
address-no-host = En { $option } falta el nombre del servidor.
address-plain = En { $option }, la dirección debe empezar por https o llevar a este mismo ordenador.
address-scheme = En { $option }, la dirección debe empezar por https, no por { $scheme }.
address-needed = El dialecto { $dialect } necesita una base-url.
ca-file-unread = No se puede leer el ca-file { $path }: { $cause }.
ca-file-empty = El ca-file { $path } no contiene ningún certificado.
secured-not = No se puede preparar la conexión segura. Casi siempre faltan certificados: instale el paquete ca-certificates y ejecute después: aloud reload.

## A key in the configuration

chord-missing = Falta la tecla después de las teclas modificadoras. Escriba por ejemplo Super+Alt+D.
chord-two = { $first } y { $second } son dos teclas. Escriba teclas modificadoras y una sola tecla, por ejemplo Super+Alt+D.
chord-unknown = No hay ninguna tecla llamada { $name }. Hay las letras, las cifras, de F1 a F24 y { $known }.
chord-typing = { $chord } sola se quitaría a todo lo que se escribe. Añada Ctrl, Alt o Super, por ejemplo Super+Alt+{ $key }.
chord-console = { $chord } cambia de consola y nunca llega. Use por ejemplo Super+Alt+{ $key }.
chord-reader = { $name } es la tecla modificadora de los lectores de pantalla. Use otra tecla, por ejemplo Super+Alt+D.
chord-twice = { $chord } ya es la tecla de { $first }. Elija otra para { $action }.

## The file of the configuration

config-too-large = ocupa más de medio megabyte.
config-utf16 = está guardada como UTF-16. Guárdela como UTF-8.
config-no-text = Contiene bytes que no son texto en UTF-8.
config-too-many = tiene demasiados errores. Compárela con el ejemplo documentado.
config-mistake = El archivo de configuración tiene un error y se deja como está. Encuéntrelo con: aloud config check.
config-no-table = En la configuración, { $part } no es una tabla. Cámbielo y vuelva a intentarlo.
config-unknown-option = Aquí no hay ninguna opción { $name }; hay { $known }.
config-unknown-value = { $value } no es posible aquí; son posibles { $known }.
config-wants-number = Aquí va un número entero, sin comillas.
config-wants-text = Aquí va un texto entre comillas.
config-wants-switch = Aquí va true o false, sin comillas.
config-wants-list = Aquí va una lista entre corchetes.
config-wants-table = Aquí va una tabla con sus propias opciones.
config-number-too-far = El número { $value } es aquí demasiado grande o demasiado pequeño.
config-wrong-kind = Lo que hay aquí es de otro tipo que el que pide la opción.
config-lacks = Falta la opción { $name }.
config-twice = Está dos veces.
config-no-quotes = Un texto se escribe entre comillas.
config-open-quote = Falta una comilla.
config-open-bracket = Falta una coma, un corchete o una llave.
config-no-value = Falta el valor después del signo igual.
config-no-option = Una opción se escribe con un nombre, un signo igual y un valor.

## Why a file cannot be used, behind a colon

cause-missing = no existe
cause-forbidden = no tiene permiso
cause-full = el disco está lleno
cause-read-only = el disco es de solo lectura
cause-folder = es una carpeta
cause-no-folder = una parte de la ruta no es una carpeta
cause-no-file = no es un archivo normal
cause-no-text = contiene bytes que no son texto en UTF-8
cause-late = no responde
cause-refused = nadie escucha ahí
cause-other = el sistema dice { $words }
file-unread = No se puede leer { $file }: { $cause }.
file-unwritten = No se puede escribir { $file }: { $cause }.
file-unremoved = No se puede borrar { $file }: { $cause }.

## The socket of the daemon

socket-another = Ya funciona otro demonio de Aloud.
socket-none = No funciona ningún demonio de Aloud. Inícielo con: aloud daemon.
socket-silent = El demonio de Aloud no responde. Deténgalo y vuelva a iniciarlo.
socket-unreachable = No se puede contactar con el demonio de Aloud: { $cause }.
socket-no-status = su primera línea no es un estado
socket-no-command = la orden no se puede escribir
socket-closed = cerró la conexión
socket-full = Hay demasiados programas conectados. Inténtelo de nuevo cuando algunos hayan terminado.
socket-too-long = La línea ocupa más de 64 KiB. Envíe una orden en JSON.
socket-second = Una conexión admite una orden. Conéctese otra vez para la siguiente.
socket-not-understood = La línea no es una orden: { $cause }. Envíe por ejemplo { $example }, con las comillas.
folder-unset = XDG_RUNTIME_DIR no está definido. Se define al iniciar sesión; póngale una carpeta que sea solo suya.
folder-not-full = XDG_RUNTIME_DIR es { $name }, que no es una ruta completa. Póngale una carpeta que sea solo suya.
folder-no-folder = XDG_RUNTIME_DIR es { $name }, que no es una carpeta. Póngale una carpeta que sea solo suya.
folder-of-another = XDG_RUNTIME_DIR es { $name }, que es de otro usuario. Póngale una carpeta que sea solo suya.
folder-unusable = XDG_RUNTIME_DIR es { $name }, que no se puede usar: { $cause }. Póngale una carpeta que sea solo suya.
folder-trouble = No se puede usar { $path }: { $cause }.
folder-remove-no-folder = { $path } no es una carpeta. Elimínelo.
folder-remove-of-another = { $path } es de otro usuario. Elimínelo.
folder-remove-no-socket = { $path } no es un socket. Elimínelo.
socket-not-opened = No se puede abrir el socket: { $cause }.

## The start of the daemon and its service

start-not = Aloud no puede iniciarse: { $cause }.
signals-unheard = No se pueden oír las señales: { $cause }.
service-status = Teclas que se oyen: { $keys }. Problemas: { $problems }; «aloud status» los dice.
login-no-home = No hay lugar para los archivos de inicio: HOME no está definido.
login-program-unknown = No se sabe dónde está este programa: { $cause }.
login-program-place = Aloud no se puede iniciar al entrar en la sesión desde { $place }: muévalo a un lugar cuyo nombre tenga solo letras y cifras, como .local/bin en su carpeta personal.
login-advice = { $desktop } no inicia nada por sí mismo: ponga esta línea en el archivo { $file } de su carpeta personal:
systemd-failed = La orden systemctl --user { $command } ha fallado: { $words }
systemd-failed-mute = La orden systemctl --user { $command } ha fallado y no dice por qué.
systemd-not-run = No se puede ejecutar el programa systemctl: { $cause }.
systemd-silent = El systemd de este usuario no responde.
voices-none = No se encontró ninguna voz: ni Speech Dispatcher ni espeak-ng responde. Instale uno de los dos.

## A command line that is not understood

usage-no-command = No hay ninguna orden { $word }. Para ayuda: { $help } --help.
usage-missing-command = Falta una orden. Para ayuda: { $help } --help.
usage-missing = Falta: { $word }. Para ayuda: { $help } --help.
usage-unknown = { $word } no se entiende aquí. Para ayuda: { $help } --help.
usage-needs-value = { $option } necesita un valor. Para ayuda: { $help } --help.
usage-needs-one = { $option } necesita un valor: { $known }. Para ayuda: { $help } --help.
usage-no-value = { $value } no es un valor de { $option }; use uno de estos: { $known }. Para ayuda: { $help } --help.
usage-other = { $words }. Para ayuda: { $help } --help.
or-last = { $others } o { $last }

## What the doctor found about one way, behind a colon

remark-silent = no responde
remark-none = no hay ninguno
remark-not-opened = no se puede abrir
remark-opens-late = no se abre a tiempo
remark-ended = ha terminado
remark-mute = está abierto y no habla
remark-not-played = no suena
remark-muted = suena, pero el altavoz está silenciado o su volumen es cero
remark-no-loudspeaker = no tiene altavoz
remark-no-player = ningún programa puede reproducir sonidos
remark-blind = no ve nada de la pantalla en este tipo de sesión
remark-size = { $width } por { $height }
remark-size-blank = { $width } por { $height }, vacía
remark-only-screen = solo da la pantalla entera
remark-no-window = no hay ninguna ventana activa
remark-picture = contiene una imagen
remark-empty = está vacío
remark-no-picture = no contiene ninguna imagen
remark-no-applications = no hay bus de accesibilidad
remark-window-and-focus = se conocen la ventana y el foco
remark-window-alone = se conoce la ventana, no el foco
remark-no-window-tells = ninguna ventana delante informa de sí misma
remark-nobody = en este sistema no se puede preguntar a nadie
remark-deaf = no oiría nada en este tipo de sesión
remark-not-here = no se puede usar en este escritorio
remark-not-this-system = no se puede usar en este sistema
remark-bound = ejecuta nuestras órdenes
remark-unbound = la configuración de { $desktop } no tiene ninguna orden nuestra
remark-unbound-gnome = los ajustes de teclado de GNOME no tienen ninguna orden nuestra
remark-no-system-bus = no hay bus del sistema
remark-no-session = no conoce ninguna sesión suya
remark-locked = dice que la pantalla está bloqueada
remark-unlocked = dice que la pantalla no está bloqueada
remark-keyring-locked = está bloqueado
remark-keyring-open = está abierto
remark-no-collection = no tiene ninguna colección donde guardar claves
remark-no-key-given = no ha dado ninguna tecla al demonio
remark-refuses = se niega
remark-version = versión { $version }
way-settings = los ajustes del escritorio

## What ways are called that are no names of the configuration

way-login-manager = gestor de sesiones
way-screen-saver = salvapantallas
way-sound-server = servidor de sonido
way-program = programa
way-notifications = notificaciones
way-presenter = avisos de Orca
way-older-presenter = avisos antiguos de Orca
way-screenshot-portal = portal de capturas de pantalla
way-shortcuts-portal = portal de atajos
way-registry-portal = portal de registro
way-clipboard-portal = portal del portapapeles
