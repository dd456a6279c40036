beside-cut = Solo leí el principio de "{ $name }": { $read } de { $whole ->
    [one] { $whole } carácter
   *[other] { $whole } caracteres
 }. Para el resto, pregunta por una parte más corta.
beside-cut-pages = Solo leí el principio de "{ $name }", { $read ->
    [one] { $read } carácter
   *[other] { $read } caracteres
 }; tiene { $pages ->
    [one] { $pages } página
   *[other] { $pages } páginas
 }. Para el resto, pregunta por una parte más corta.
beside-no-room = No quedaba espacio para "{ $name }" junto a tu pregunta y los demás archivos. Pregunta por menos archivos a la vez.
beside-many = Leo como máximo { $most ->
    [one] { $most } archivo
   *[other] { $most } archivos
 } a la vez. Envía los demás con otra pregunta.
beside-too-large = "{ $name }" es demasiado grande: acepto { $most } MB como máximo.
beside-gone = No pude obtener "{ $name }": Discord ya no lo tiene. Envíalo de nuevo.
beside-empty = "{ $name }" está vacío.
beside-locked = "{ $name }" está protegido con contraseña. Envía una copia que no lo esté.
beside-scanned = "{ $name }" no contiene texto que yo pueda leer, solo imágenes de texto. Envía uno cuyo texto se pueda seleccionar.
beside-broken = "{ $name }" está dañado: no pude leerlo. Guárdalo de nuevo y vuelve a enviarlo.
beside-other = "{ $name }" no es texto. Leo archivos de texto y PDF; guárdalo en uno de esos formatos.
beside-too-much-work = Leer "{ $name }" tardó demasiado o necesitó demasiada memoria. Envía una parte más pequeña, o su texto.
beside-picture-unseen = No puedo ver imágenes: el modelo que responde aquí solo acepta texto.
beside-pictures-many = Miro como máximo { $most ->
    [one] { $most } imagen
   *[other] { $most } imágenes
 } a la vez. Envía las demás con otra pregunta.
