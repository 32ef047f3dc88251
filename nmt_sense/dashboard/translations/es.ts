<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
  <context>
    <name>nmt_sense</name>
    <message>
      <source>30: less work for the computer</source>
      <translation>30: menos carga</translation>
    </message>
    <message>
      <source>60 frames a second</source>
      <translation>60 imágenes por segundo</translation>
    </message>
    <message>
      <source>A chime at the goal and at release</source>
      <translation>Un aviso en la meta y al soltar</translation>
    </message>
    <message>
      <source>A new language is there from the next start on.</source>
      <translation>El nuevo idioma vale desde el próximo inicio.</translation>
    </message>
    <message>
      <source>A note for all recordings, then Enter (N)</source>
      <translation>Nota para todas, luego Intro (N)</translation>
    </message>
    <message>
      <source>A pad was pressed past what it can read: ease off, or spread the press.</source>
      <translation>Un sensor superó lo que puede leer: afloje o reparta la presión.</translation>
    </message>
    <message>
      <source>A pseudonym is missing</source>
      <translation>Falta un seudónimo</translation>
    </message>
    <message>
      <source>A remark</source>
      <translation>Una observación</translation>
    </message>
    <message>
      <source>A tick for each second held</source>
      <translation>Un tic por segundo mantenido</translation>
    </message>
    <message>
      <source>A tone follows the press</source>
      <translation>Un tono sigue la presión</translation>
    </message>
    <message>
      <source>Add (A)</source>
      <translation>Añadir (A)</translation>
    </message>
    <message>
      <source>Adjust to today's creep</source>
      <translation>Ajustar a la deriva de hoy</translation>
    </message>
    <message>
      <source>Adjusted: this glove uses it from the next session on.</source>
      <translation>Ajustado: este guante lo usa desde la próxima sesión.</translation>
    </message>
    <message>
      <source>Age on screen</source>
      <translation>Edad en pantalla</translation>
    </message>
    <message>
      <source>Agrees to be recorded</source>
      <translation>Acepta que se grabe</translation>
    </message>
    <message>
      <source>All holds</source>
      <translation>Todas las presiones</translation>
    </message>
    <message>
      <source>All of it, and a soft hum in the band: no screen needed.</source>
      <translation>Todo, y un zumbido suave en la banda: sin pantalla.</translation>
    </message>
    <message>
      <source>All pads are done</source>
      <translation>Todos los sensores están listos</translation>
    </message>
    <message>
      <source>All points pressed</source>
      <translation>Todos los puntos hechos</translation>
    </message>
    <message>
      <source>All that the glove sent, as it came. Without it: half the room.</source>
      <translation>Todo lo que envió el guante, tal como llegó. Sin él: la mitad de espacio.</translation>
    </message>
    <message>
      <source>Another script…</source>
      <translation>Otro guion…</translation>
    </message>
    <message>
      <source>Anything else that worries one of you</source>
      <translation>Otra cosa que preocupe</translation>
    </message>
    <message>
      <source>As soon as the glove is plugged in again, the session goes on by itself.</source>
      <translation>En cuanto se conecte el guante, la sesión sigue sola.</translation>
    </message>
    <message>
      <source>Ask the supervising therapist before you press</source>
      <translation>Pregunta a la terapeuta que supervisa antes de presionar</translation>
    </message>
    <message>
      <source>Asking is for the learning mode “asked for”</source>
      <translation>Pedir es solo para el modo «a petición»</translation>
    </message>
    <message>
      <source>Assessment: {rubric}</source>
      <translation>Evaluación: {rubric}</translation>
    </message>
    <message>
      <source>Before the session</source>
      <translation>Antes de la sesión</translation>
    </message>
    <message>
      <source>Begin</source>
      <translation>Empezar</translation>
    </message>
    <message>
      <source>Begin the check</source>
      <translation>Empezar la comprobación</translation>
    </message>
    <message>
      <source>Bleeding disorder or blood thinners</source>
      <translation>Trastorno de coagulación, anticoagulantes</translation>
    </message>
    <message>
      <source>Blood clot, or a leg that is swollen and hot</source>
      <translation>Trombosis, pierna hinchada y caliente</translation>
    </message>
    <message>
      <source>Broken bone, or a recent fall or operation there</source>
      <translation>Fractura, caída u operación ahí</translation>
    </message>
    <message>
      <source>Buzzer: too firm</source>
      <translation>Zumbador: demasiado fuerte</translation>
    </message>
    <message>
      <source>Calibrate</source>
      <translation>Calibrar</translation>
    </message>
    <message>
      <source>Calibrate this glove</source>
      <translation>Calibrar este guante</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Cancelar</translation>
    </message>
    <message>
      <source>Cancel  (Esc)</source>
      <translation>Cancelar  (Esc)</translation>
    </message>
    <message>
      <source>Check it with one weight</source>
      <translation>Comprobar con una pesa</translation>
    </message>
    <message>
      <source>Check that it feels you</source>
      <translation>Comprobar que le siente</translation>
    </message>
    <message>
      <source>Choose a glove</source>
      <translation>Elija un guante</translation>
    </message>
    <message>
      <source>Choose a glove  (G)</source>
      <translation>Elegir guante  (G)</translation>
    </message>
    <message>
      <source>Choose a recording on the left, or press Ctrl+O.</source>
      <translation>Elija una grabación a la izquierda o pulse Ctrl+O.</translation>
    </message>
    <message>
      <source>Click a field and press the key, or step on the pedal. Pedals come second.</source>
      <translation>Haga clic en un campo y pulse la tecla o el pedal. Los pedales van a la derecha.</translation>
    </message>
    <message>
      <source>Clock drift</source>
      <translation>Deriva del reloj</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>Colores</translation>
    </message>
    <message>
      <source>It weighs</source>
      <translation>Pesa</translation>
    </message>
    <message>
      <source>Keep the journal beside the table</source>
      <translation>Conservar el diario junto a la tabla</translation>
    </message>
    <message>
      <source>comfort</source>
      <translation>cede</translation>
    </message>
    <message>
      <source>Comfort and pain are noted while something is pressed</source>
      <translation>Alivio y dolor se anotan mientras se presiona</translation>
    </message>
    <message>
      <source>Comfort reached</source>
      <translation>Alivio alcanzado</translation>
    </message>
    <message>
      <source>Comfort reached: let go slowly.</source>
      <translation>Alivio alcanzado: suelte despacio.</translation>
    </message>
    <message>
      <source>Comfort reached: the hold may end</source>
      <translation>Alivio alcanzado: la presión puede terminar</translation>
    </message>
    <message>
      <source>Compare this hold… (C)</source>
      <translation>Comparar esta presión… (C)</translation>
    </message>
    <message>
      <source>Complaint</source>
      <translation>Molestia</translation>
    </message>
    <message>
      <source>Connect  (Enter)</source>
      <translation>Conectar  (Intro)</translation>
    </message>
    <message>
      <source>Connect a glove first: see Practice.</source>
      <translation>Primero conecte un guante: vea Práctica.</translation>
    </message>
    <message>
      <source>Connecting</source>
      <translation>Conectando</translation>
    </message>
    <message>
      <source>Correct after</source>
      <translation>Corregir tras</translation>
    </message>
    <message>
      <source>Del</source>
      <translation>Supr</translation>
    </message>
    <message>
      <source>Do not press before a doctor has said yes</source>
      <translation>No presiones antes de que un médico diga que sí</translation>
    </message>
    <message>
      <source>Does anything speak against it?</source>
      <translation>¿Hay algo en contra?</translation>
    </message>
    <message>
      <source>Done: you have pressed and held</source>
      <translation>Listo: ha presionado y mantenido</translation>
    </message>
    <message>
      <source>Doubtful: {doubt}.</source>
      <translation>Dudoso: {doubt}.</translation>
    </message>
    <message>
      <source>Dynamometer or load cell, in newtons</source>
      <translation>Dinamómetro o célula de carga, en newtons</translation>
    </message>
    <message>
      <source>Each pad lies on the part of the hand that is drawn on the right.</source>
      <translation>Cada almohadilla va en la parte de la mano dibujada a la derecha.</translation>
    </message>
    <message>
      <source>Ease off a little, until you are in the band.</source>
      <translation>Afloje un poco, hasta entrar en la banda.</translation>
    </message>
    <message>
      <source>End comparing (C)</source>
      <translation>Terminar comparación (C)</translation>
    </message>
    <message>
      <source>End the session</source>
      <translation>Terminar la sesión</translation>
    </message>
    <message>
      <source>Everybody presses {point} next</source>
      <translation>Todos presionan ahora: {point}</translation>
    </message>
    <message>
      <source>Exercise the pad: press to {force}, then let go.</source>
      <translation>Ejercite el sensor: presione hasta {force} y suelte.</translation>
    </message>
    <message>
      <source>Export this… (Ctrl+S)</source>
      <translation>Exportar… (Ctrl+S)</translation>
    </message>
    <message>
      <source>Export what is shown</source>
      <translation>Exportar lo mostrado</translation>
    </message>
    <message>
      <source>Eyes on the client</source>
      <translation>Ojos en el cliente</translation>
    </message>
    <message>
      <source>Feedback while practising</source>
      <translation>Información al practicar</translation>
    </message>
    <message>
      <source>Fever or infection</source>
      <translation>Fiebre o infección</translation>
    </message>
    <message>
      <source>Files can be chosen once the hold is over</source>
      <translation>Los archivos se eligen cuando termine la presión</translation>
    </message>
    <message>
      <source>Find the glove</source>
      <translation>Encontrar el guante</translation>
    </message>
    <message>
      <source>First: {prompt}</source>
      <translation>Primero: {prompt}</translation>
    </message>
    <message>
      <source>Force against the band</source>
      <translation>Fuerza frente a la banda</translation>
    </message>
    <message>
      <source>Force in</source>
      <translation>Fuerza en</translation>
    </message>
    <message>
      <source>Force now</source>
      <translation>Fuerza ahora</translation>
    </message>
    <message>
      <source>Force on the contact, {unit}</source>
      <translation>Fuerza en el contacto, {unit}</translation>
    </message>
    <message>
      <source>Force over the last seconds</source>
      <translation>Fuerza de los últimos segundos</translation>
    </message>
    <message>
      <source>Force per pad</source>
      <translation>Fuerza por almohadilla</translation>
    </message>
    <message>
      <source>Frames rejected</source>
      <translation>Tramas rechazadas</translation>
    </message>
    <message>
      <source>From the next recording on: {code}</source>
      <translation>Desde la próxima grabación: {code}</translation>
    </message>
    <message>
      <source>Frozen: press F to go on</source>
      <translation>Congelado: pulse F para seguir</translation>
    </message>
    <message>
      <source>Full screen</source>
      <translation>Pantalla completa</translation>
    </message>
    <message>
      <source>Glove</source>
      <translation>Guante</translation>
    </message>
    <message>
      <source>Glove lost for {time}</source>
      <translation>Guante perdido hace {time}</translation>
    </message>
    <message>
      <source>Glove {name}</source>
      <translation>Guante {name}</translation>
    </message>
    <message>
      <source>Good</source>
      <translation>Bien</translation>
    </message>
    <message>
      <source>Here stands how each hold went, and why.</source>
      <translation>Aquí se dice cómo fue cada presión, y por qué.</translation>
    </message>
    <message>
      <source>Hold {force} for {seconds} s.</source>
      <translation>Mantenga {force} durante {seconds} s.</translation>
    </message>
    <message>
      <source>Leave it: {done} of {all} s.</source>
      <translation>Déjela: {done} de {all} s.</translation>
    </message>
    <message>
      <source>Leave the pad alone for a moment.</source>
      <translation>Deje el sensor en reposo un momento.</translation>
    </message>
    <message>
      <source>No calibration is kept for this glove yet: calibrate it first.</source>
      <translation>Aún no hay calibración guardada para este guante: calíbrelo primero.</translation>
    </message>
    <message>
      <source>Now lay the weight on the middle of the pad, and leave it.</source>
      <translation>Ponga ahora la pesa en el centro del sensor y déjela.</translation>
    </message>
    <message>
      <source>On the pad</source>
      <translation>Sobre el sensor</translation>
    </message>
    <message>
      <source>Once a day, before practice: a known weight for 20 s on one pad.</source>
      <translation>Una vez al día, antes de practicar: una pesa conocida 20 s sobre un sensor.</translation>
    </message>
    <message>
      <source>Once more, to check: {force} for {seconds} s.</source>
      <translation>Una vez más, para comprobar: {force} durante {seconds} s.</translation>
    </message>
    <message>
      <source>Hold {i} of {n}: {point}</source>
      <translation>Presión {i} de {n}: {point}</translation>
    </message>
    <message>
      <source>Holds</source>
      <translation>Presiones</translation>
    </message>
    <message>
      <source>Holds kept: {n}, and the recording in {folder}.</source>
      <translation>Presiones conservadas: {n}, y la grabación en {folder}.</translation>
    </message>
    <message>
      <source>Holds kept: {n}, and the recording up to {time}.</source>
      <translation>Presiones conservadas: {n}, y la grabación hasta {time}.</translation>
    </message>
    <message>
      <source>Holds of this session</source>
      <translation>Presiones de la sesión</translation>
    </message>
    <message>
      <source>Holds of this session: {n}</source>
      <translation>Presiones de la sesión: {n}</translation>
    </message>
    <message>
      <source>Holds on screen: {n}, up to {time}. Nothing is being recorded.</source>
      <translation>Presiones en pantalla: {n}, hasta {time}. No se está grabando.</translation>
    </message>
    <message>
      <source>How far this step is</source>
      <translation>Avance de este paso</translation>
    </message>
    <message>
      <source>Instructor</source>
      <translation>Docente</translation>
    </message>
    <message>
      <source>Intake</source>
      <translation>Charla previa</translation>
    </message>
    <message>
      <source>It is on</source>
      <translation>Ya está puesto</translation>
    </message>
    <message>
      <source>It shows</source>
      <translation>Muestra</translation>
    </message>
    <message>
      <source>It took {time} s to reach the band: sink in within two or three seconds.</source>
      <translation>Tardó {time} s en llegar a la banda: húndase en dos o tres segundos.</translation>
    </message>
    <message>
      <source>Judge by</source>
      <translation>Juzgar con</translation>
    </message>
    <message>
      <source>Judge by a plan file…</source>
      <translation>Con un archivo de plan…</translation>
    </message>
    <message>
      <source>Judge by {plan}</source>
      <translation>Juzgar con {plan}</translation>
    </message>
    <message>
      <source>Judged anew; what was recorded stays as it is</source>
      <translation>Juzgado de nuevo; lo grabado queda como está</translation>
    </message>
    <message>
      <source>Judged by its own plan</source>
      <translation>Juzgada con su plan</translation>
    </message>
    <message>
      <source>Keep and go on  (Ctrl+Enter)</source>
      <translation>Guardar y seguir  (Ctrl+Intro)</translation>
    </message>
    <message>
      <source>Key of the study, not kept</source>
      <translation>Clave (no se guarda)</translation>
    </message>
    <message>
      <source>Keys and pedals</source>
      <translation>Teclas y pedales</translation>
    </message>
    <message>
      <source>Lamp: below, in or above the band</source>
      <translation>Luz: bajo, en o sobre la banda</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Idioma</translation>
    </message>
    <message>
      <source>Last</source>
      <translation>Última</translation>
    </message>
    <message>
      <source>Last hold</source>
      <translation>Última presión</translation>
    </message>
    <message>
      <source>Last hold: {point}</source>
      <translation>Última: {point}</translation>
    </message>
    <message>
      <source>Lay the pad on a scale, or a weight on the pad. Type what the scale really shows.</source>
      <translation>Ponga el sensor en una báscula, o una pesa sobre el sensor. Escriba lo que la báscula muestra de verdad.</translation>
    </message>
    <message>
      <source>Lean in a little more, until you are in the band.</source>
      <translation>Apóyese un poco más, hasta entrar en la banda.</translation>
    </message>
    <message>
      <source>Learning mode</source>
      <translation>Modo de aprendizaje</translation>
    </message>
    <message>
      <source>Leave the guide</source>
      <translation>Salir de la guía</translation>
    </message>
    <message>
      <source>Left arm</source>
      <translation>Brazo izquierdo</translation>
    </message>
    <message>
      <source>Left hip</source>
      <translation>Cadera izquierda</translation>
    </message>
    <message>
      <source>Left shoulder</source>
      <translation>Hombro izquierdo</translation>
    </message>
    <message>
      <source>Less: {force} for {seconds} s.</source>
      <translation>Menos: {force} durante {seconds} s.</translation>
    </message>
    <message>
      <source>Let go first: zero is set at rest</source>
      <translation>Suelte primero: el cero se pone en reposo</translation>
    </message>
    <message>
      <source>Let the hand rest on nothing: what the pads read now becomes zero.</source>
      <translation>Deje la mano libre: lo que miden ahora las almohadillas será cero.</translation>
    </message>
    <message>
      <source>Link</source>
      <translation>Enlace</translation>
    </message>
    <message>
      <source>Look and language</source>
      <translation>Aspecto e idioma</translation>
    </message>
    <message>
      <source>Look for gloves (A)</source>
      <translation>Buscar guantes (A)</translation>
    </message>
    <message>
      <source>Looking for gloves failed; the log says why. Try again.</source>
      <translation>Falló la búsqueda de guantes; el registro dice por qué. Inténtelo de nuevo.</translation>
    </message>
    <message>
      <source>Looking for gloves …</source>
      <translation>Buscando guantes …</translation>
    </message>
    <message>
      <source>Looking for gloves…</source>
      <translation>Buscando guantes…</translation>
    </message>
    <message>
      <source>Lower back, left</source>
      <translation>Zona lumbar izq.</translation>
    </message>
    <message>
      <source>Lower back, right</source>
      <translation>Zona lumbar der.</translation>
    </message>
    <message>
      <source>Lower while too light, higher while too firm, silent in the band.</source>
      <translation>Más grave si es poca, más agudo si es mucha, silencio en la banda.</translation>
    </message>
    <message>
      <source>Luggage scale, in pounds</source>
      <translation>Báscula de equipaje, en libras</translation>
    </message>
    <message>
      <source>Mark this moment</source>
      <translation>Marcar este momento</translation>
    </message>
    <message>
      <source>Marked at {time}</source>
      <translation>Marcado en {time}</translation>
    </message>
    <message>
      <source>Marked at {time}; Ctrl+Z takes it back</source>
      <translation>Marcado en {time}; Ctrl+Z lo deshace</translation>
    </message>
    <message>
      <source>Marked in {n} recordings</source>
      <translation>Marcado en {n} grabaciones</translation>
    </message>
    <message>
      <source>Mean</source>
      <translation>Media</translation>
    </message>
    <message>
      <source>Most that waited</source>
      <translation>Máximo en espera</translation>
    </message>
    <message>
      <source>Motion</source>
      <translation>Movimiento</translation>
    </message>
    <message>
      <source>Motor: too firm</source>
      <translation>Motor: demasiado fuerte</translation>
    </message>
    <message>
      <source>Name, not kept</source>
      <translation>Nombre (no se guarda)</translation>
    </message>
    <message>
      <source>Neck</source>
      <translation>Cuello</translation>
    </message>
    <message>
      <source>Newtons</source>
      <translation>Newtons</translation>
    </message>
    <message>
      <source>Newtons of every pad</source>
      <translation>Newtons de cada almohadilla</translation>
    </message>
    <message>
      <source>Next point</source>
      <translation>Punto siguiente</translation>
    </message>
    <message>
      <source>No further glove found: plug one in</source>
      <translation>No hay más guantes: conecte uno</translation>
    </message>
    <message>
      <source>No glove</source>
      <translation>Sin guante</translation>
    </message>
    <message>
      <source>No glove found. Check the cable (some only charge), try another socket, then refresh.</source>
      <translation>No se encontró guante. Revise el cable (algunos solo cargan), pruebe otra toma y actualice.</translation>
    </message>
    <message>
      <source>No glove yet: choose one in the practice view (Alt+1).</source>
      <translation>Aún sin guante: elíjalo en la práctica (Alt+1).</translation>
    </message>
    <message>
      <source>No hold in it</source>
      <translation>Sin presiones</translation>
    </message>
    <message>
      <source>No hold yet</source>
      <translation>Sin presión aún</translation>
    </message>
    <message>
      <source>No microphone was found: plug one in, or write the note (N)</source>
      <translation>No se encontró micrófono: conecta uno o escribe la nota (N)</translation>
    </message>
    <message>
      <source>No name here: the recording carries this code and nothing else of this page.</source>
      <translation>Sin nombre: la grabación lleva este código y nada más de esta página.</translation>
    </message>
    <message>
      <source>No point chosen</source>
      <translation>Ningún punto elegido</translation>
    </message>
    <message>
      <source>No press just now</source>
      <translation>Sin presión ahora</translation>
    </message>
    <message>
      <source>No signal</source>
      <translation>Sin señal</translation>
    </message>
    <message>
      <source>No signal from the glove: check its cable. What was pressed so far is kept.</source>
      <translation>Sin señal del guante: revise el cable. Lo presionado hasta ahora se conserva.</translation>
    </message>
    <message>
      <source>Nobody</source>
      <translation>Nadie</translation>
    </message>
    <message>
      <source>Nobody here yet: press A to look for gloves and add them.</source>
      <translation>Aún nadie: pulse A para buscar guantes y añadirlos.</translation>
    </message>
    <message>
      <source>None here yet. Record a session in the practice view, or open another folder.</source>
      <translation>Aún no hay. Grabe en la práctica o abra otra carpeta.</translation>
    </message>
    <message>
      <source>None yet</source>
      <translation>Ninguna aún</translation>
    </message>
    <message>
      <source>Not started</source>
      <translation>Sin empezar</translation>
    </message>
    <message>
      <source>Note the pain: 0 to 9, X is 10</source>
      <translation>Anotar el dolor: 0 a 9, X es 10</translation>
    </message>
    <message>
      <source>Nothing is being recorded</source>
      <translation>No se está grabando</translation>
    </message>
    <message>
      <source>Nothing is being recorded, so no mark was set</source>
      <translation>No se está grabando, así que no hay marca</translation>
    </message>
    <message>
      <source>Nothing opened yet</source>
      <translation>Nada abierto todavía</translation>
    </message>
    <message>
      <source>Numb, weak or tingling</source>
      <translation>Entumecido, débil u hormigueo</translation>
    </message>
    <message>
      <source>One pad carried {share} of the press: spread it over the contact.</source>
      <translation>Un sensor llevó el {share} de la presión: repártala por el contacto.</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Abrir</translation>
    </message>
    <message>
      <source>Open another…</source>
      <translation>Abrir otra…</translation>
    </message>
    <message>
      <source>Open, inflamed or infected skin there</source>
      <translation>Piel abierta, inflamada o infectada ahí</translation>
    </message>
    <message>
      <source>Pad: {pad}</source>
      <translation>Sensor: {pad}</translation>
    </message>
    <message>
      <source>Pain now, 0 to 10</source>
      <translation>Dolor ahora, 0 a 10</translation>
    </message>
    <message>
      <source>Pain {n} of {most}</source>
      <translation>Dolor {n} de {most}</translation>
    </message>
    <message>
      <source>Participant under a code</source>
      <translation>Participante con código</translation>
    </message>
    <message>
      <source>Past the limit of this point: let go at once.</source>
      <translation>Por encima del límite de este punto: suelta de inmediato.</translation>
    </message>
    <message>
      <source>past what the sensor can read</source>
      <translation>por encima de lo que el sensor puede leer</translation>
    </message>
    <message>
      <source>Perhaps {fault} or {other}: nearer to the limit than this calibration can tell.</source>
      <translation>Quizá {fault} o {other}: más cerca del límite de lo que esta calibración puede distinguir.</translation>
    </message>
    <message>
      <source>Perhaps {fault}: nearer to the limit than this calibration can tell.</source>
      <translation>Quizá {fault}: más cerca del límite de lo que esta calibración puede distinguir.</translation>
    </message>
    <message>
      <source>Pinned: now go to another hold</source>
      <translation>Fijada: vaya ahora a otra presión</translation>
    </message>
    <message>
      <source>Plan</source>
      <translation>Plan</translation>
    </message>
    <message>
      <source>Plug it in and choose it below. No glove yet? Take the simulated one.</source>
      <translation>Conéctelo y elíjalo abajo. ¿Aún sin guante? Use el simulado.</translation>
    </message>
    <message>
      <source>Point before</source>
      <translation>Punto anterior</translation>
    </message>
    <message>
      <source>Points on the back</source>
      <translation>Puntos de la espalda</translation>
    </message>
    <message>
      <source>Practice</source>
      <translation>Práctica</translation>
    </message>
    <message>
      <source>Pregnancy</source>
      <translation>Embarazo</translation>
    </message>
    <message>
      <source>Press N for the first hold.</source>
      <translation>Pulse N para la primera presión.</translation>
    </message>
    <message>
      <source>Press a pad against the table: its dot on the drawn hand grows.</source>
      <translation>Presione una almohadilla contra la mesa: su punto en la mano crece.</translation>
    </message>
    <message>
      <source>Press and hold the point; the verdict appears here when you let go.</source>
      <translation>Presione y mantenga el punto; el veredicto aparece aquí al soltar.</translation>
    </message>
    <message>
      <source>Press to {force} for {seconds} s.</source>
      <translation>Presione a {force} durante {seconds} s.</translation>
    </message>
    <message>
      <source>Press until the bar is in the box, and hold until the ring is full.</source>
      <translation>Presione hasta que la barra entre en el recuadro y mantenga hasta llenar el anillo.</translation>
    </message>
    <message>
      <source>Press with the {contactor} until comfort is said, at {low} to {high} {unit}, steady.</source>
      <translation>Contacto: {contactor}. De {low} a {high} {unit}, estable, hasta el alivio.</translation>
    </message>
    <message>
      <source>Press with the {contactor}. Hold {goal} s at {low} to {high} {unit}, steady.</source>
      <translation>Contacto: {contactor}. {goal} s de {low} a {high} {unit}, estable.</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Progreso</translation>
    </message>
    <message>
      <source>Pseudonym</source>
      <translation>Seudónimo</translation>
    </message>
    <message>
      <source>Put it on</source>
      <translation>Ponérselo</translation>
    </message>
    <message>
      <source>Put the glove on and plug it in; it appears here when you refresh.</source>
      <translation>Póngase el guante y conéctelo; aparece aquí al actualizar.</translation>
    </message>
    <message>
      <source>Rate</source>
      <translation>Frecuencia</translation>
    </message>
    <message>
      <source>Raw counts</source>
      <translation>Valores brutos</translation>
    </message>
    <message>
      <source>Raw counts of every pad</source>
      <translation>Valores brutos de cada almohadilla</translation>
    </message>
    <message>
      <source>Reads late by, p50</source>
      <translation>Retraso, p50</translation>
    </message>
    <message>
      <source>Reads late by, p99</source>
      <translation>Retraso, p99</translation>
    </message>
    <message>
      <source>Record</source>
      <translation>Grabar</translation>
    </message>
    <message>
      <source>Record on or off</source>
      <translation>Grabar o parar</translation>
    </message>
    <message>
      <source>Recording</source>
      <translation>Grabando</translation>
    </message>
    <message>
      <source>Recording kept in {folder}</source>
      <translation>Grabación guardada en {folder}</translation>
    </message>
    <message>
      <source>Recordings</source>
      <translation>Grabaciones</translation>
    </message>
    <message>
      <source>Reference</source>
      <translation>Referencia</translation>
    </message>
    <message>
      <source>Refresh  (F5)</source>
      <translation>Actualizar  (F5)</translation>
    </message>
    <message>
      <source>Replay</source>
      <translation>Repetición</translation>
    </message>
    <message>
      <source>Research</source>
      <translation>Estudio</translation>
    </message>
    <message>
      <source>Rest</source>
      <translation>Reposo</translation>
    </message>
    <message>
      <source>Rest, or choose a point on the left to press it again.</source>
      <translation>Descanse o elija un punto a la izquierda para repetirlo.</translation>
    </message>
    <message>
      <source>Right arm</source>
      <translation>Brazo derecho</translation>
    </message>
    <message>
      <source>Right hip</source>
      <translation>Cadera derecha</translation>
    </message>
    <message>
      <source>Right shoulder</source>
      <translation>Hombro derecho</translation>
    </message>
    <message>
      <source>Samples lost</source>
      <translation>Muestras perdidas</translation>
    </message>
    <message>
      <source>Save the profile</source>
      <translation>Guardar el perfil</translation>
    </message>
    <message>
      <source>Save the profile: this glove uses it from the next session on.</source>
      <translation>Guarde el perfil: este guante lo usa desde la próxima sesión.</translation>
    </message>
    <message>
      <source>Saved {n} samples in {path}</source>
      <translation>{n} muestras guardadas en {path}</translation>
    </message>
    <message>
      <source>Saved {path}</source>
      <translation>Guardado {path}</translation>
    </message>
    <message>
      <source>Saved: {path}. Forces are known to ± {percent} %.</source>
      <translation>Guardado: {path}. Las fuerzas se conocen a ± {percent} %.</translation>
    </message>
    <message>
      <source>Saving …</source>
      <translation>Guardando …</translation>
    </message>
    <message>
      <source>Scale or weights, in kilograms</source>
      <translation>Báscula o pesas, en kilogramos</translation>
    </message>
    <message>
      <source>Scores</source>
      <translation>Puntuación</translation>
    </message>
    <message>
      <source>Script</source>
      <translation>Guion</translation>
    </message>
    <message>
      <source>Session ended</source>
      <translation>Sesión terminada</translation>
    </message>
    <message>
      <source>Session {time}</source>
      <translation>Sesión {time}</translation>
    </message>
    <message>
      <source>Set it to zero</source>
      <translation>Ponerlo a cero</translation>
    </message>
    <message>
      <source>Set to zero</source>
      <translation>Poner a cero</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Ajustes</translation>
    </message>
    <message>
      <source>Severe osteoporosis</source>
      <translation>Osteoporosis grave</translation>
    </message>
    <message>
      <source>Share of the press</source>
      <translation>Reparto de la presión</translation>
    </message>
    <message>
      <source>Share of the press on the hand</source>
      <translation>Reparto de la presión en la mano</translation>
    </message>
    <message>
      <source>Shares not known</source>
      <translation>Reparto desconocido</translation>
    </message>
    <message>
      <source>Show the press for a moment</source>
      <translation>Mostrar la presión un momento</translation>
    </message>
    <message>
      <source>Sign</source>
      <translation>Firmar</translation>
    </message>
    <message>
      <source>Signals of the glove itself</source>
      <translation>Señales del propio guante</translation>
    </message>
    <message>
      <source>Signed, and kept beside the recording: {name}</source>
      <translation>Firmado y guardado junto a la grabación: {name}</translation>
    </message>
    <message>
      <source>slow to reach the band</source>
      <translation>tardó en llegar a la banda</translation>
    </message>
    <message>
      <source>Something presses on a pad: let go, and let the hand rest.</source>
      <translation>Algo presiona una almohadilla: suelte y deje reposar la mano.</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>Sonido</translation>
    </message>
    <message>
      <source>Sound of eyes-on-client off</source>
      <translation>Sonido de ojos en el cliente apagado</translation>
    </message>
    <message>
      <source>Sound on: eyes on the client</source>
      <translation>Sonido activo: ojos en el cliente</translation>
    </message>
    <message>
      <source>Space</source>
      <translation>Espacio</translation>
    </message>
    <message>
      <source>Speak now; V ends the note</source>
      <translation>Habla ahora; V termina la nota</translation>
    </message>
    <message>
      <source>Spectrum of the force on the contact</source>
      <translation>Espectro de la fuerza en el contacto</translation>
    </message>
    <message>
      <source>Spectrum of the force: newtons (RMS) over hertz</source>
      <translation>Espectro de la fuerza: newtons (RMS) por hercio</translation>
    </message>
    <message>
      <source>Spoken notes need Qt's multimedia library ({error}).</source>
      <translation>Las notas habladas necesitan la biblioteca multimedia de Qt ({error}).</translation>
    </message>
    <message>
      <source>Start (S)</source>
      <translation>Empezar (S)</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Estado</translation>
    </message>
    <message>
      <source>Steady: take it</source>
      <translation>Estable: tómelo</translation>
    </message>
    <message>
      <source>Step {n} of {all}</source>
      <translation>Paso {n} de {all}</translation>
    </message>
    <message>
      <source>Stop (S)</source>
      <translation>Parar (S)</translation>
    </message>
    <message>
      <source>Stop: let go</source>
      <translation>Alto: suelta</translation>
    </message>
    <message>
      <source>Strength of the motor</source>
      <translation>Fuerza del motor</translation>
    </message>
    <message>
      <source>Take everything off the pad, then begin.</source>
      <translation>Quite todo del sensor y empiece.</translation>
    </message>
    <message>
      <source>Take it</source>
      <translation>Tomar</translation>
    </message>
    <message>
      <source>Take the hand off, and wait.</source>
      <translation>Retire la mano y espere.</translation>
    </message>
    <message>
      <source>Taken.</source>
      <translation>Tomado.</translation>
    </message>
    <message>
      <source>Target for all</source>
      <translation>Objetivo para todos</translation>
    </message>
    <message>
      <source>Text size</source>
      <translation>Tamaño del texto</translation>
    </message>
    <message>
      <source>That failed; the log says why.</source>
      <translation>Eso falló; el registro dice por qué.</translation>
    </message>
    <message>
      <source>The code goes into the recordings that begin from now on.</source>
      <translation>El código va en las grabaciones que empiecen desde ahora.</translation>
    </message>
    <message>
      <source>The force climbed {share} over the hold: stop leaning in once you are there.</source>
      <translation>La fuerza subió un {share}: deje de inclinarse cuando haya llegado.</translation>
    </message>
    <message>
      <source>The force of each glove on one time line</source>
      <translation>La fuerza de cada guante en una línea de tiempo</translation>
    </message>
    <message>
      <source>The force wavered by {share}: stack your joints and let your weight press, not your muscles.</source>
      <translation>La fuerza osciló un {share}: alinee las articulaciones y deje que presione su peso, no sus músculos.</translation>
    </message>
    <message>
      <source>The glove could not be used.</source>
      <translation>No se pudo usar el guante.</translation>
    </message>
    <message>
      <source>The glove decides by itself, so that it is felt at once.</source>
      <translation>El guante decide por sí mismo: se nota al instante.</translation>
    </message>
    <message>
      <source>The glove tells where the press stands</source>
      <translation>El guante indica cómo va la presión</translation>
    </message>
    <message>
      <source>The glove's own signals</source>
      <translation>Señales del guante</translation>
    </message>
    <message>
      <source>The glove's own signals are off</source>
      <translation>Las señales del guante están apagadas</translation>
    </message>
    <message>
      <source>The glove's own signals are on</source>
      <translation>Las señales del guante están encendidas</translation>
    </message>
    <message>
      <source>The last holds were all {fault}.</source>
      <translation>Las últimas presiones fueron todas: {fault}.</translation>
    </message>
    <message>
      <source>The mark at {time} was undone</source>
      <translation>Se deshizo la marca de {time}</translation>
    </message>
    <message>
      <source>The reading changed by {change} over the hold: this calibration cannot tell a pad that creeps from a hand that tires.</source>
      <translation>La lectura cambió un {change}: esta calibración no distingue un sensor que deriva de una mano que se cansa.</translation>
    </message>
    <message>
      <source>The recording failed.</source>
      <translation>La grabación falló.</translation>
    </message>
    <message>
      <source>The recording notes which mode was on.</source>
      <translation>La grabación anota el modo.</translation>
    </message>
    <message>
      <source>The script is done</source>
      <translation>El guion ha terminado</translation>
    </message>
    <message>
      <source>The sealed recording of {name}</source>
      <translation>La grabación sellada de {name}</translation>
    </message>
    <message>
      <source>The spoken note is kept beside the recording</source>
      <translation>La nota hablada queda junto a la grabación</translation>
    </message>
    <message>
      <source>The stretch that is looked at</source>
      <translation>El tramo mostrado</translation>
    </message>
    <message>
      <source>The talk before the session</source>
      <translation>Charla antes de la sesión</translation>
    </message>
    <message>
      <source>The verdict is on the right, with the one thing to change next time.</source>
      <translation>El veredicto está a la derecha, con lo único que cambiar la próxima vez.</translation>
    </message>
    <message>
      <source>The whole recording</source>
      <translation>Toda la grabación</translation>
    </message>
    <message>
      <source>The {pad} pad carried {share} of the press: spread it over the contact.</source>
      <translation>El sensor {pad} llevó el {share} de la presión: repártala por el contacto.</translation>
    </message>
    <message>
      <source>Then: {prompt}</source>
      <translation>Después: {prompt}</translation>
    </message>
    <message>
      <source>There is no mark to undo</source>
      <translation>No hay marca que deshacer</translation>
    </message>
    <message>
      <source>This glove did not connect</source>
      <translation>No se conectó</translation>
    </message>
    <message>
      <source>This list warns; that nothing is ticked does not say that all is well.</source>
      <translation>Esta lista avisa; que nada esté marcado no dice que todo esté bien.</translation>
    </message>
    <message>
      <source>This pad anew</source>
      <translation>Sensor de nuevo</translation>
    </message>
    <message>
      <source>This pad begins anew.</source>
      <translation>Este sensor empieza de nuevo.</translation>
    </message>
    <message>
      <source>Time held</source>
      <translation>Tiempo mantenido</translation>
    </message>
    <message>
      <source>To practise</source>
      <translation>Por practicar</translation>
    </message>
    <message>
      <source>To repeat</source>
      <translation>Repetir</translation>
    </message>
    <message>
      <source>Too close to tell: {what}</source>
      <translation>Demasiado justo: {what}</translation>
    </message>
    <message>
      <source>Took back the mark at {time}</source>
      <translation>Se quitó la marca de {time}</translation>
    </message>
    <message>
      <source>Took the newest mark back</source>
      <translation>Se quitó la última marca</translation>
    </message>
    <message>
      <source>Two holds, their onsets at zero</source>
      <translation>Dos presiones, inicio en cero</translation>
    </message>
    <message>
      <source>Uncertain</source>
      <translation>Incierto</translation>
    </message>
    <message>
      <source>Undo the last mark</source>
      <translation>Deshacer la última marca</translation>
    </message>
    <message>
      <source>Upper back, left</source>
      <translation>Espalda alta izq.</translation>
    </message>
    <message>
      <source>Upper back, right</source>
      <translation>Espalda alta der.</translation>
    </message>
    <message>
      <source>Use the code</source>
      <translation>Usar el código</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>Volumen</translation>
    </message>
    <message>
      <source>Waiting for {name} to answer …</source>
      <translation>Esperando respuesta: {name} …</translation>
    </message>
    <message>
      <source>Well held: {held} s at {force}. Do the same again.</source>
      <translation>Bien sostenido: {held} s a {force}. Repítalo igual.</translation>
    </message>
    <message>
      <source>What brings you here? In their own words.</source>
      <translation>¿Qué le trae aquí? Con sus palabras.</translation>
    </message>
    <message>
      <source>Where is it?</source>
      <translation>¿Dónde es?</translation>
    </message>
    <message>
      <source>Where it is</source>
      <translation>Dónde es</translation>
    </message>
    <message>
      <source>Who was asked</source>
      <translation>A quién se preguntó</translation>
    </message>
    <message>
      <source>Who was asked, and said that you may go on?</source>
      <translation>¿A quién se preguntó, y dijo que se puede seguir?</translation>
    </message>
    <message>
      <source>Without this, nothing is recorded; practising goes on all the same.</source>
      <translation>Sin esto no se graba nada; se puede practicar igual.</translation>
    </message>
    <message>
      <source>Write who was asked, and said that you may go on</source>
      <translation>Escribe a quién se preguntó y dijo que sí</translation>
    </message>
    <message>
      <source>You faded {share} over the hold: lock your elbow and lean in a little more as you tire.</source>
      <translation>Perdió un {share} durante la presión: bloquee el codo y apóyese un poco más al cansarse.</translation>
    </message>
    <message>
      <source>You held {held} s: let go slowly by {most} s.</source>
      <translation>Sostuvo {held} s: suelte despacio antes de {most} s.</translation>
    </message>
    <message>
      <source>You held {held} s: stay until at least {least} s, breathing slowly.</source>
      <translation>Sostuvo {held} s: quédese al menos {least} s, respirando despacio.</translation>
    </message>
    <message>
      <source>You let go once in between: keep the contact until the end.</source>
      <translation>Soltó una vez: mantenga el contacto hasta el final.</translation>
    </message>
    <message>
      <source>You let go {n} times in between: keep the contact until the end.</source>
      <translation>Soltó {n} veces: mantenga el contacto hasta el final.</translation>
    </message>
    <message>
      <source>You pressed {force}: ease off, to between {low} and {high}.</source>
      <translation>Presionó con {force}: afloje, hasta entre {low} y {high}.</translation>
    </message>
    <message>
      <source>You pressed {force}: ease off.</source>
      <translation>Presionó con {force}: afloje.</translation>
    </message>
    <message>
      <source>You reached {force}: lean in with your weight, to between {low} and {high}.</source>
      <translation>Llegó a {force}: apóyese con su peso, hasta entre {low} y {high}.</translation>
    </message>
    <message>
      <source>You reached {force}: lean in with your weight.</source>
      <translation>Llegó a {force}: apóyese con su peso.</translation>
    </message>
    <message>
      <source>Your first press</source>
      <translation>Su primera presión</translation>
    </message>
    <message>
      <source>Your name</source>
      <translation>Su nombre</translation>
    </message>
    <message>
      <source>a lane is {force} N</source>
      <translation>un carril son {force} N</translation>
    </message>
    <message>
      <source>a lane is {n} counts</source>
      <translation>un carril son {n} cuentas</translation>
    </message>
    <message>
      <source>add</source>
      <translation>añadir</translation>
    </message>
    <message>
      <source>all</source>
      <translation>todo</translation>
    </message>
    <message>
      <source>all points pressed</source>
      <translation>todos los puntos hechos</translation>
    </message>
    <message>
      <source>as the desktop</source>
      <translation>como el escritorio</translation>
    </message>
    <message>
      <source>asked for: when you call it up</source>
      <translation>a petición: cuando lo pida</translation>
    </message>
    <message>
      <source>back</source>
      <translation>volver</translation>
    </message>
    <message>
      <source>bandwidth: only outside the band</source>
      <translation>banda: solo fuera de ella</translation>
    </message>
    <message>
      <source>best {score:.0f}</source>
      <translation>mejor {score:.0f}</translation>
    </message>
    <message>
      <source>blind: only after the hold</source>
      <translation>a ciegas: solo después</translation>
    </message>
    <message>
      <source>by feel</source>
      <translation>al tacto</translation>
    </message>
    <message>
      <source>choose</source>
      <translation>elegir</translation>
    </message>
    <message>
      <source>choose one to begin</source>
      <translation>elija uno para empezar</translation>
    </message>
    <message>
      <source>comfort</source>
      <translation>cede</translation>
    </message>
    <message>
      <source>connecting</source>
      <translation>conectando</translation>
    </message>
    <message>
      <source>constant</source>
      <translation>constante</translation>
    </message>
    <message>
      <source>dark</source>
      <translation>oscuro</translation>
    </message>
    <message>
      <source>data missing</source>
      <translation>faltan datos</translation>
    </message>
    <message>
      <source>drift {share}/{span:g} s</source>
      <translation>deriva {share}/{span:g} s</translation>
    </message>
    <message>
      <source>drifting</source>
      <translation>con deriva</translation>
    </message>
    <message>
      <source>drifts {drift}</source>
      <translation>deriva {drift}</translation>
    </message>
    <message>
      <source>ease off</source>
      <translation>afloje</translation>
    </message>
    <message>
      <source>elbow</source>
      <translation>codo</translation>
    </message>
    <message>
      <source>end</source>
      <translation>fin</translation>
    </message>
    <message>
      <source>ended</source>
      <translation>terminada</translation>
    </message>
    <message>
      <source>even</source>
      <translation>repartida</translation>
    </message>
    <message>
      <source>faded: less as you improve</source>
      <translation>decreciente: menos al mejorar</translation>
    </message>
    <message>
      <source>fingers</source>
      <translation>dedos</translation>
    </message>
    <message>
      <source>firm</source>
      <translation>firme</translation>
    </message>
    <message>
      <source>freeze</source>
      <translation>congelar</translation>
    </message>
    <message>
      <source>full: always</source>
      <translation>completo: siempre</translation>
    </message>
    <message>
      <source>glove</source>
      <translation>guante</translation>
    </message>
    <message>
      <source>goal reached</source>
      <translation>meta lograda</translation>
    </message>
    <message>
      <source>goal {n} s</source>
      <translation>meta {n} s</translation>
    </message>
    <message>
      <source>heel</source>
      <translation>talón</translation>
    </message>
    <message>
      <source>held</source>
      <translation>largo</translation>
    </message>
    <message>
      <source>held {s:.0f} s</source>
      <translation>{s:.0f} s</translation>
    </message>
    <message>
      <source>held {s:.1f} s at {force:.1f}</source>
      <translation>{s:.1f} s a {force:.1f}</translation>
    </message>
    <message>
      <source>hidden by the learning mode</source>
      <translation>oculto por el modo</translation>
    </message>
    <message>
      <source>high contrast</source>
      <translation>alto contraste</translation>
    </message>
    <message>
      <source>hold</source>
      <translation>presión</translation>
    </message>
    <message>
      <source>hold {i}</source>
      <translation>presión {i}</translation>
    </message>
    <message>
      <source>in the band</source>
      <translation>en la banda</translation>
    </message>
    <message>
      <source>index</source>
      <translation>índice</translation>
    </message>
    <message>
      <source>intake</source>
      <translation>charla</translation>
    </message>
    <message>
      <source>judged by {plan}</source>
      <translation>juzgado con {plan}</translation>
    </message>
    <message>
      <source>keep and go on</source>
      <translation>guardar y seguir</translation>
    </message>
    <message>
      <source>kilograms-force (kgf)</source>
      <translation>kilogramos-fuerza (kgf)</translation>
    </message>
    <message>
      <source>let go</source>
      <translation>suelte</translation>
    </message>
    <message>
      <source>let go in between</source>
      <translation>soltada a medias</translation>
    </message>
    <message>
      <source>light</source>
      <translation>claro</translation>
    </message>
    <message>
      <source>little</source>
      <translation>meñique</translation>
    </message>
    <message>
      <source>mark</source>
      <translation>marca</translation>
    </message>
    <message>
      <source>mark all</source>
      <translation>marcar todo</translation>
    </message>
    <message>
      <source>mark event</source>
      <translation>marcar evento</translation>
    </message>
    <message>
      <source>median {score:.0f}</source>
      <translation>mediana {score:.0f}</translation>
    </message>
    <message>
      <source>middle</source>
      <translation>medio</translation>
    </message>
    <message>
      <source>move</source>
      <translation>mover</translation>
    </message>
    <message>
      <source>newtons (N)</source>
      <translation>newtons (N)</translation>
    </message>
    <message>
      <source>no hold yet</source>
      <translation>sin presión aún</translation>
    </message>
    <message>
      <source>no name</source>
      <translation>sin nombre</translation>
    </message>
    <message>
      <source>no plan</source>
      <translation>ningún plan</translation>
    </message>
    <message>
      <source>no signal</source>
      <translation>sin señal</translation>
    </message>
    <message>
      <source>not connected</source>
      <translation>sin conexión</translation>
    </message>
    <message>
      <source>not judged yet</source>
      <translation>sin juzgar aún</translation>
    </message>
    <message>
      <source>not sealed</source>
      <translation>sin sellar</translation>
    </message>
    <message>
      <source>note</source>
      <translation>nota</translation>
    </message>
    <message>
      <source>now</source>
      <translation>ahora</translation>
    </message>
    <message>
      <source>over</source>
      <translation>tope</translation>
    </message>
    <message>
      <source>over range</source>
      <translation>fuera de rango</translation>
    </message>
    <message>
      <source>pain</source>
      <translation>dolor</translation>
    </message>
    <message>
      <source>palm</source>
      <translation>palma</translation>
    </message>
    <message>
      <source>past the calibrated range</source>
      <translation>más allá de lo calibrado</translation>
    </message>
    <message>
      <source>past what a pad can measure</source>
      <translation>más de lo que mide la almohadilla</translation>
    </message>
    <message>
      <source>pinned, blue</source>
      <translation>fijada, azul</translation>
    </message>
    <message>
      <source>point</source>
      <translation>punto</translation>
    </message>
    <message>
      <source>pounds-force (lbf)</source>
      <translation>libras-fuerza (lbf)</translation>
    </message>
    <message>
      <source>press a little more</source>
      <translation>un poco más</translation>
    </message>
    <message>
      <source>prompt</source>
      <translation>pronta</translation>
    </message>
    <message>
      <source>receiving</source>
      <translation>recibiendo</translation>
    </message>
    <message>
      <source>record</source>
      <translation>grabar</translation>
    </message>
    <message>
      <source>record all</source>
      <translation>grabar todo</translation>
    </message>
    <message>
      <source>rest</source>
      <translation>reposo</translation>
    </message>
    <message>
      <source>retention: a test, nothing shown</source>
      <translation>retención: prueba, sin mostrar nada</translation>
    </message>
    <message>
      <source>ring</source>
      <translation>anular</translation>
    </message>
    <message>
      <source>script</source>
      <translation>guion</translation>
    </message>
    <message>
      <source>seconds</source>
      <translation>segundos</translation>
    </message>
    <message>
      <source>settling in</source>
      <translation>asentando</translation>
    </message>
    <message>
      <source>somebody else</source>
      <translation>otra persona</translation>
    </message>
    <message>
      <source>sound</source>
      <translation>sonido</translation>
    </message>
    <message>
      <source>speak</source>
      <translation>hablar</translation>
    </message>
    <message>
      <source>steady</source>
      <translation>estable</translation>
    </message>
    <message>
      <source>takes {time}</source>
      <translation>dura {time}</translation>
    </message>
    <message>
      <source>the end</source>
      <translation>el fin</translation>
    </message>
    <message>
      <source>the glove</source>
      <translation>el guante</translation>
    </message>
    <message>
      <source>this one</source>
      <translation>esta</translation>
    </message>
    <message>
      <source>thumb</source>
      <translation>pulgar</translation>
    </message>
    <message>
      <source>too hard</source>
      <translation>demasiado fuerte</translation>
    </message>
    <message>
      <source>too light</source>
      <translation>demasiado leve</translation>
    </message>
    <message>
      <source>too long</source>
      <translation>demasiado larga</translation>
    </message>
    <message>
      <source>too short</source>
      <translation>demasiado corta</translation>
    </message>
    <message>
      <source>undo</source>
      <translation>deshacer</translation>
    </message>
    <message>
      <source>undo the mark</source>
      <translation>deshacer marca</translation>
    </message>
    <message>
      <source>uneven</source>
      <translation>mal repartida</translation>
    </message>
    <message>
      <source>unsteady</source>
      <translation>inestable</translation>
    </message>
    <message>
      <source>varies {share}</source>
      <translation>varía {share}</translation>
    </message>
    <message>
      <source>whole</source>
      <translation>entera</translation>
    </message>
    <message>
      <source>zero</source>
      <translation>cero</translation>
    </message>
    <message>
      <source>zoom</source>
      <translation>zoom</translation>
    </message>
    <message>
      <source>{action}  (Enter)</source>
      <translation>{action}  (Intro)</translation>
    </message>
    <message>
      <source>{done} of {n} points pressed</source>
      <translation>{done} de {n} puntos presionados</translation>
    </message>
    <message>
      <source>{good} of {n} good</source>
      <translation>{good} de {n} buenas</translation>
    </message>
    <message>
      <source>{name}: end the recording, then assess it here.</source>
      <translation>{name}: termine la grabación y evalúela aquí.</translation>
    </message>
    <message>
      <source>{n} lost</source>
      <translation>{n} perdidas</translation>
    </message>
    <message>
      <source>{n} missing</source>
      <translation>faltan {n}</translation>
    </message>
    <message>
      <source>{n} pads, none over range</source>
      <translation>{n} almohadillas, todas en rango</translation>
    </message>
    <message>
      <source>{n} s left</source>
      <translation>quedan {n} s</translation>
    </message>
    <message>
      <source>{n} to repeat</source>
      <translation>{n} por repetir</translation>
    </message>
    <message>
      <source>{pad}: {known} N reads as {found} N ({error} %, ± {allowed} % allowed), drift {drift} % while it lay: in tolerance</source>
      <translation>{pad}: {known} N se leen como {found} N ({error} %, permitido ± {allowed} %), deriva {drift} % mientras estaba: en tolerancia</translation>
    </message>
    <message>
      <source>{pad}: {known} N reads as {found} N ({error} %, ± {allowed} % allowed), drift {drift} % while it lay: in tolerance; the pad creeps {creep} times as much as when it was calibrated, and adjusted to that it drifts {adjusted} %</source>
      <translation>{pad}: {known} N se leen como {found} N ({error} %, permitido ± {allowed} %), deriva {drift} % mientras estaba: en tolerancia; el sensor deriva {creep} veces más que al calibrarlo y, ajustado, deriva un {adjusted} %</translation>
    </message>
    <message>
      <source>{pad}: {known} N reads as {found} N ({error} %, ± {allowed} % allowed), drift {drift} % while it lay: out of tolerance, recalibrate this glove</source>
      <translation>{pad}: {known} N se leen como {found} N ({error} %, permitido ± {allowed} %), deriva {drift} % mientras estaba: fuera de tolerancia, recalibre este guante</translation>
    </message>
    <message>
      <source>{path} cannot be written: choose another place</source>
      <translation>No se puede escribir {path}: elija otro lugar</translation>
    </message>
    <message>
      <source>{share} of the time in the band</source>
      <translation>{share} del tiempo en la banda</translation>
    </message>
    <message>
      <source>{share} on the {contactor}</source>
      <translation>{contactor}: {share}</translation>
    </message>
    <message>
      <source>{some} and {last}</source>
      <translation>{some} y {last}</translation>
    </message>
    <message>
      <source>{time} s of data are missing in this hold: check the cable and press again.</source>
      <translation>Faltan {time} s de datos en esta presión: revise el cable y presione de nuevo.</translation>
    </message>
    <message>
      <source>{warning} (and {n} more)</source>
      <translation>{warning} (y {n} más)</translation>
    </message>
    <message>
      <source>{what} marked at {time}</source>
      <translation>{what} marcado en {time}</translation>
    </message>
    <message>
      <source>… or after so many misses</source>
      <translation>… o tras tantos fallos</translation>
    </message>
  </context>
</TS>
