base-unmeasured = tiempo aún no medido aquí
base-rows40 = 40 filas en { $minutes } min
base-too-large = demasiado grande para esta máquina
bases-head = Modelos base con los que se puede entrenar ({ $backend }), el predeterminado primero:
bases-name = { $name }: { $parameters } millones de parámetros, licencia { $licence }, idiomas { $languages }
bases-named = { $name }
bases-memory = memoria: { $serving } MB para responder, { $training } MB para entrenar ({ $measured ->
    [yes] medido aquí
   *[other] estimado
 }); { $fits ->
    [yes] cabe en esta máquina
   *[other] demasiado grande para esta máquina
 }
bases-times = 40 filas: { $rows }; una respuesta: { $answer }
bases-minutes = { $minutes } min, medido aquí
bases-seconds = { $seconds } s, medido aquí
bases-not-measured = aún no medido aquí
bases-unknown = sin indicar
bases-more = Se sabe que estos modelos base también funcionan; pon estas líneas en config.toml y reinicia el motor:
bases-alternative = # licencia { $licence }, idiomas { $languages }; unos { $training } MB para entrenar: { $fits ->
    [yes] cabe en esta máquina
   *[other] demasiado grande para esta máquina
 }; aún no hay nada medido aquí
