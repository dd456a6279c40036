disk-full = El disco de la máquina en la que funciona este bot está lleno, así que no se registró nada. Quien lo administra tiene que liberar espacio; después inténtalo de nuevo.
file-gone = Ese archivo ya no se guarda aquí.
store-url = No se puede usar store.url: { $reason } Debe ser una dirección para SQLAlchemy con un controlador asíncrono instalado; déjala vacía para usar SQLite en la carpeta de datos.
store-newer = La carpeta de datos la escribió una versión más nueva de este programa ({ $revision }). Vuelve a instalar esa versión, o restaura una copia de seguridad anterior.
