<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
  <context>
    <name>nmt_sense</name>
    <message>
      <source>30: less work for the computer</source>
      <translation>30: weniger Last</translation>
    </message>
    <message>
      <source>60 frames a second</source>
      <translation>60 Bilder pro Sekunde</translation>
    </message>
    <message>
      <source>A chime at the goal and at release</source>
      <translation>Ein Klang am Ziel und beim Loslassen</translation>
    </message>
    <message>
      <source>A new language is there from the next start on.</source>
      <translation>Eine neue Sprache gilt ab dem nächsten Start.</translation>
    </message>
    <message>
      <source>A note for all recordings, then Enter (N)</source>
      <translation>Notiz für alle, dann Enter (N)</translation>
    </message>
    <message>
      <source>A pad was pressed past what it can read: ease off, or spread the press.</source>
      <translation>Ein Sensor war über seinem Messbereich: Geben Sie nach oder verteilen Sie den Druck.</translation>
    </message>
    <message>
      <source>A pseudonym is missing</source>
      <translation>Es fehlt ein Pseudonym</translation>
    </message>
    <message>
      <source>A remark</source>
      <translation>Eine Bemerkung</translation>
    </message>
    <message>
      <source>A tick for each second held</source>
      <translation>Ein Tick je gehaltene Sekunde</translation>
    </message>
    <message>
      <source>A tone follows the press</source>
      <translation>Ein Ton folgt dem Druck</translation>
    </message>
    <message>
      <source>Add (A)</source>
      <translation>Hinzufügen (A)</translation>
    </message>
    <message>
      <source>Adjust to today's creep</source>
      <translation>An heutiges Kriechen anpassen</translation>
    </message>
    <message>
      <source>Adjusted: this glove uses it from the next session on.</source>
      <translation>Angepasst: Dieser Handschuh nutzt es ab der nächsten Sitzung.</translation>
    </message>
    <message>
      <source>Age on screen</source>
      <translation>Alter am Schirm</translation>
    </message>
    <message>
      <source>Agrees to be recorded</source>
      <translation>Ist mit der Aufnahme einverstanden</translation>
    </message>
    <message>
      <source>All holds</source>
      <translation>Alle Drücke</translation>
    </message>
    <message>
      <source>All of it, and a soft hum in the band: no screen needed.</source>
      <translation>Alles, und ein leises Summen im Band: ohne Bildschirm.</translation>
    </message>
    <message>
      <source>All pads are done</source>
      <translation>Alle Sensoren sind fertig</translation>
    </message>
    <message>
      <source>All points pressed</source>
      <translation>Alle Punkte gedrückt</translation>
    </message>
    <message>
      <source>All that the glove sent, as it came. Without it: half the room.</source>
      <translation>Alles, was der Handschuh gesendet hat, wie es kam. Ohne: halber Platz.</translation>
    </message>
    <message>
      <source>Another script…</source>
      <translation>Anderer Ablauf …</translation>
    </message>
    <message>
      <source>Anything else that worries one of you</source>
      <translation>Sonst etwas, das Sorgen macht</translation>
    </message>
    <message>
      <source>As soon as the glove is plugged in again, the session goes on by itself.</source>
      <translation>Sobald der Handschuh wieder steckt, geht die Sitzung von selbst weiter.</translation>
    </message>
    <message>
      <source>Ask the supervising therapist before you press</source>
      <translation>Erst die anleitende Therapeutin fragen, dann drücken</translation>
    </message>
    <message>
      <source>Asking is for the learning mode “asked for”</source>
      <translation>Abrufen geht nur im Lernmodus „auf Abruf“</translation>
    </message>
    <message>
      <source>Assessment: {rubric}</source>
      <translation>Bewertung: {rubric}</translation>
    </message>
    <message>
      <source>Before the session</source>
      <translation>Vor der Sitzung</translation>
    </message>
    <message>
      <source>Begin</source>
      <translation>Beginnen</translation>
    </message>
    <message>
      <source>Begin the check</source>
      <translation>Prüfung beginnen</translation>
    </message>
    <message>
      <source>Bleeding disorder or blood thinners</source>
      <translation>Blutungsneigung, Blutverdünner</translation>
    </message>
    <message>
      <source>Blood clot, or a leg that is swollen and hot</source>
      <translation>Thrombose, Bein dick und heiß</translation>
    </message>
    <message>
      <source>Broken bone, or a recent fall or operation there</source>
      <translation>Bruch, Sturz oder Operation dort</translation>
    </message>
    <message>
      <source>Buzzer: too firm</source>
      <translation>Summer: zu fest</translation>
    </message>
    <message>
      <source>Calibrate</source>
      <translation>Kalibrieren</translation>
    </message>
    <message>
      <source>Calibrate this glove</source>
      <translation>Diesen Handschuh kalibrieren</translation>
    </message>
    <message>
      <source>Cancel</source>
      <translation>Abbrechen</translation>
    </message>
    <message>
      <source>Cancel  (Esc)</source>
      <translation>Abbrechen  (Esc)</translation>
    </message>
    <message>
      <source>Check it with one weight</source>
      <translation>Mit einem Gewicht prüfen</translation>
    </message>
    <message>
      <source>Check that it feels you</source>
      <translation>Prüfen, ob er Sie spürt</translation>
    </message>
    <message>
      <source>Choose a glove</source>
      <translation>Handschuh wählen</translation>
    </message>
    <message>
      <source>Choose a glove  (G)</source>
      <translation>Handschuh wählen  (G)</translation>
    </message>
    <message>
      <source>Choose a recording on the left, or press Ctrl+O.</source>
      <translation>Links eine Aufnahme wählen oder Strg+O drücken.</translation>
    </message>
    <message>
      <source>Click a field and press the key, or step on the pedal. Pedals come second.</source>
      <translation>Feld anklicken und Taste drücken oder Pedal treten. Pedale stehen rechts.</translation>
    </message>
    <message>
      <source>Clock drift</source>
      <translation>Uhrendrift</translation>
    </message>
    <message>
      <source>Colours</source>
      <translation>Farben</translation>
    </message>
    <message>
      <source>It weighs</source>
      <translation>Es wiegt</translation>
    </message>
    <message>
      <source>Keep the journal beside the table</source>
      <translation>Das Journal neben der Tabelle behalten</translation>
    </message>
    <message>
      <source>comfort</source>
      <translation>lässt nach</translation>
    </message>
    <message>
      <source>Comfort and pain are noted while something is pressed</source>
      <translation>Wohl und Schmerz werden vermerkt, solange gedrückt wird</translation>
    </message>
    <message>
      <source>Comfort reached</source>
      <translation>Es tut wohl</translation>
    </message>
    <message>
      <source>Comfort reached: let go slowly.</source>
      <translation>Es tut wohl: langsam loslassen.</translation>
    </message>
    <message>
      <source>Comfort reached: the hold may end</source>
      <translation>Es tut wohl: der Druck darf enden</translation>
    </message>
    <message>
      <source>Compare this hold… (C)</source>
      <translation>Druck vergleichen … (C)</translation>
    </message>
    <message>
      <source>Complaint</source>
      <translation>Beschwerde</translation>
    </message>
    <message>
      <source>Connect  (Enter)</source>
      <translation>Verbinden  (Enter)</translation>
    </message>
    <message>
      <source>Connect a glove first: see Practice.</source>
      <translation>Zuerst einen Handschuh verbinden: siehe Üben.</translation>
    </message>
    <message>
      <source>Connecting</source>
      <translation>Verbinden</translation>
    </message>
    <message>
      <source>Correct after</source>
      <translation>Korrigieren nach</translation>
    </message>
    <message>
      <source>Del</source>
      <translation>Entf</translation>
    </message>
    <message>
      <source>Do not press before a doctor has said yes</source>
      <translation>Nicht drücken, bevor eine Ärztin ja gesagt hat</translation>
    </message>
    <message>
      <source>Does anything speak against it?</source>
      <translation>Spricht etwas dagegen?</translation>
    </message>
    <message>
      <source>Done: you have pressed and held</source>
      <translation>Fertig: gedrückt und gehalten</translation>
    </message>
    <message>
      <source>Doubtful: {doubt}.</source>
      <translation>Zweifelhaft: {doubt}.</translation>
    </message>
    <message>
      <source>Dynamometer or load cell, in newtons</source>
      <translation>Dynamometer oder Kraftsensor, in Newton</translation>
    </message>
    <message>
      <source>Each pad lies on the part of the hand that is drawn on the right.</source>
      <translation>Jedes Polster liegt dort auf der Hand, wo es rechts gezeichnet ist.</translation>
    </message>
    <message>
      <source>Ease off a little, until you are in the band.</source>
      <translation>Etwas nachlassen, bis Sie im Band sind.</translation>
    </message>
    <message>
      <source>End comparing (C)</source>
      <translation>Vergleich beenden (C)</translation>
    </message>
    <message>
      <source>End the session</source>
      <translation>Sitzung beenden</translation>
    </message>
    <message>
      <source>Everybody presses {point} next</source>
      <translation>Alle drücken als Nächstes: {point}</translation>
    </message>
    <message>
      <source>Exercise the pad: press to {force}, then let go.</source>
      <translation>Sensor einüben: bis {force} drücken, dann loslassen.</translation>
    </message>
    <message>
      <source>Export this… (Ctrl+S)</source>
      <translation>Exportieren … (Strg+S)</translation>
    </message>
    <message>
      <source>Export what is shown</source>
      <translation>Gezeigtes exportieren</translation>
    </message>
    <message>
      <source>Eyes on the client</source>
      <translation>Augen beim Klienten</translation>
    </message>
    <message>
      <source>Feedback while practising</source>
      <translation>Rückmeldung beim Üben</translation>
    </message>
    <message>
      <source>Fever or infection</source>
      <translation>Fieber oder Infekt</translation>
    </message>
    <message>
      <source>Files can be chosen once the hold is over</source>
      <translation>Dateien lassen sich wählen, wenn der Druck vorbei ist</translation>
    </message>
    <message>
      <source>Find the glove</source>
      <translation>Den Handschuh finden</translation>
    </message>
    <message>
      <source>First: {prompt}</source>
      <translation>Zuerst: {prompt}</translation>
    </message>
    <message>
      <source>Force against the band</source>
      <translation>Kraft gegen das Band</translation>
    </message>
    <message>
      <source>Force in</source>
      <translation>Kraft in</translation>
    </message>
    <message>
      <source>Force now</source>
      <translation>Kraft jetzt</translation>
    </message>
    <message>
      <source>Force on the contact, {unit}</source>
      <translation>Kraft am Kontakt, {unit}</translation>
    </message>
    <message>
      <source>Force over the last seconds</source>
      <translation>Kraft der letzten Sekunden</translation>
    </message>
    <message>
      <source>Force per pad</source>
      <translation>Kraft je Polster</translation>
    </message>
    <message>
      <source>Frames rejected</source>
      <translation>Rahmen verworfen</translation>
    </message>
    <message>
      <source>From the next recording on: {code}</source>
      <translation>Ab der nächsten Aufnahme: {code}</translation>
    </message>
    <message>
      <source>Frozen: press F to go on</source>
      <translation>Angehalten: F drücken, um fortzufahren</translation>
    </message>
    <message>
      <source>Full screen</source>
      <translation>Vollbild</translation>
    </message>
    <message>
      <source>Glove</source>
      <translation>Handschuh</translation>
    </message>
    <message>
      <source>Glove lost for {time}</source>
      <translation>Handschuh seit {time} weg</translation>
    </message>
    <message>
      <source>Glove {name}</source>
      <translation>Handschuh {name}</translation>
    </message>
    <message>
      <source>Good</source>
      <translation>Gut</translation>
    </message>
    <message>
      <source>Here stands how each hold went, and why.</source>
      <translation>Hier steht, wie jeder Druck war, und warum.</translation>
    </message>
    <message>
      <source>Hold {force} for {seconds} s.</source>
      <translation>{force} halten, {seconds} s lang.</translation>
    </message>
    <message>
      <source>Leave it: {done} of {all} s.</source>
      <translation>Liegen lassen: {done} von {all} s.</translation>
    </message>
    <message>
      <source>Leave the pad alone for a moment.</source>
      <translation>Den Sensor einen Moment in Ruhe lassen.</translation>
    </message>
    <message>
      <source>No calibration is kept for this glove yet: calibrate it first.</source>
      <translation>Für diesen Handschuh ist noch keine Kalibrierung gespeichert: erst kalibrieren.</translation>
    </message>
    <message>
      <source>Now lay the weight on the middle of the pad, and leave it.</source>
      <translation>Jetzt das Gewicht mitten auf den Sensor legen und liegen lassen.</translation>
    </message>
    <message>
      <source>On the pad</source>
      <translation>Auf dem Sensor</translation>
    </message>
    <message>
      <source>Once a day, before practice: a known weight for 20 s on one pad.</source>
      <translation>Einmal am Tag, vor dem Üben: ein bekanntes Gewicht für 20 s auf einen Sensor.</translation>
    </message>
    <message>
      <source>Once more, to check: {force} for {seconds} s.</source>
      <translation>Zur Kontrolle noch einmal: {force}, {seconds} s lang.</translation>
    </message>
    <message>
      <source>Hold {i} of {n}: {point}</source>
      <translation>Druck {i} von {n}: {point}</translation>
    </message>
    <message>
      <source>Holds</source>
      <translation>Drücke</translation>
    </message>
    <message>
      <source>Holds kept: {n}, and the recording in {folder}.</source>
      <translation>Drücke erhalten: {n}, und die Aufnahme in {folder}.</translation>
    </message>
    <message>
      <source>Holds kept: {n}, and the recording up to {time}.</source>
      <translation>Drücke erhalten: {n}, und die Aufnahme bis {time}.</translation>
    </message>
    <message>
      <source>Holds of this session</source>
      <translation>Drücke dieser Sitzung</translation>
    </message>
    <message>
      <source>Holds of this session: {n}</source>
      <translation>Drücke dieser Sitzung: {n}</translation>
    </message>
    <message>
      <source>Holds on screen: {n}, up to {time}. Nothing is being recorded.</source>
      <translation>Drücke auf dem Schirm: {n}, bis {time}. Es wird nicht aufgenommen.</translation>
    </message>
    <message>
      <source>How far this step is</source>
      <translation>Wie weit dieser Schritt ist</translation>
    </message>
    <message>
      <source>Instructor</source>
      <translation>Anleitung</translation>
    </message>
    <message>
      <source>Intake</source>
      <translation>Vorgespräch</translation>
    </message>
    <message>
      <source>It is on</source>
      <translation>Er sitzt</translation>
    </message>
    <message>
      <source>It shows</source>
      <translation>Sie zeigt</translation>
    </message>
    <message>
      <source>It took {time} s to reach the band: sink in within two or three seconds.</source>
      <translation>Es dauerte {time} s bis ins Band: Sinken Sie in zwei bis drei Sekunden ein.</translation>
    </message>
    <message>
      <source>Judge by</source>
      <translation>Beurteilen nach</translation>
    </message>
    <message>
      <source>Judge by a plan file…</source>
      <translation>Nach einer Plandatei …</translation>
    </message>
    <message>
      <source>Judge by {plan}</source>
      <translation>Nach {plan} beurteilen</translation>
    </message>
    <message>
      <source>Judged anew; what was recorded stays as it is</source>
      <translation>Neu beurteilt; die Aufnahme bleibt, wie sie ist</translation>
    </message>
    <message>
      <source>Judged by its own plan</source>
      <translation>Nach dem eigenen Plan beurteilt</translation>
    </message>
    <message>
      <source>Keep and go on  (Ctrl+Enter)</source>
      <translation>Behalten und weiter  (Strg+Enter)</translation>
    </message>
    <message>
      <source>Key of the study, not kept</source>
      <translation>Schlüssel (nicht behalten)</translation>
    </message>
    <message>
      <source>Keys and pedals</source>
      <translation>Tasten und Pedale</translation>
    </message>
    <message>
      <source>Lamp: below, in or above the band</source>
      <translation>Lampe: unter, in oder über dem Band</translation>
    </message>
    <message>
      <source>Language</source>
      <translation>Sprache</translation>
    </message>
    <message>
      <source>Last</source>
      <translation>Zuletzt</translation>
    </message>
    <message>
      <source>Last hold</source>
      <translation>Letzter Druck</translation>
    </message>
    <message>
      <source>Last hold: {point}</source>
      <translation>Zuletzt: {point}</translation>
    </message>
    <message>
      <source>Lay the pad on a scale, or a weight on the pad. Type what the scale really shows.</source>
      <translation>Den Sensor auf eine Waage legen, oder ein Gewicht auf den Sensor. Eintippen, was die Waage wirklich zeigt.</translation>
    </message>
    <message>
      <source>Lean in a little more, until you are in the band.</source>
      <translation>Etwas mehr Gewicht geben, bis Sie im Band sind.</translation>
    </message>
    <message>
      <source>Learning mode</source>
      <translation>Lernmodus</translation>
    </message>
    <message>
      <source>Leave the guide</source>
      <translation>Einführung verlassen</translation>
    </message>
    <message>
      <source>Left arm</source>
      <translation>Linker Arm</translation>
    </message>
    <message>
      <source>Left hip</source>
      <translation>Linke Hüfte</translation>
    </message>
    <message>
      <source>Left shoulder</source>
      <translation>Linke Schulter</translation>
    </message>
    <message>
      <source>Less: {force} for {seconds} s.</source>
      <translation>Weniger: {force}, {seconds} s lang.</translation>
    </message>
    <message>
      <source>Let go first: zero is set at rest</source>
      <translation>Erst loslassen: null gilt in Ruhe</translation>
    </message>
    <message>
      <source>Let the hand rest on nothing: what the pads read now becomes zero.</source>
      <translation>Die Hand frei ruhen lassen: was die Polster jetzt messen, wird null.</translation>
    </message>
    <message>
      <source>Link</source>
      <translation>Verbindung</translation>
    </message>
    <message>
      <source>Look and language</source>
      <translation>Aussehen und Sprache</translation>
    </message>
    <message>
      <source>Look for gloves (A)</source>
      <translation>Handschuhe suchen (A)</translation>
    </message>
    <message>
      <source>Looking for gloves failed; the log says why. Try again.</source>
      <translation>Die Suche nach Handschuhen schlug fehl; das Protokoll sagt, warum. Noch einmal versuchen.</translation>
    </message>
    <message>
      <source>Looking for gloves …</source>
      <translation>Handschuhe werden gesucht …</translation>
    </message>
    <message>
      <source>Looking for gloves…</source>
      <translation>Handschuhe werden gesucht…</translation>
    </message>
    <message>
      <source>Lower back, left</source>
      <translation>Lende links</translation>
    </message>
    <message>
      <source>Lower back, right</source>
      <translation>Lende rechts</translation>
    </message>
    <message>
      <source>Lower while too light, higher while too firm, silent in the band.</source>
      <translation>Tiefer bei zu leicht, höher bei zu fest, still im Band.</translation>
    </message>
    <message>
      <source>Luggage scale, in pounds</source>
      <translation>Kofferwaage, in Pfund (lb)</translation>
    </message>
    <message>
      <source>Mark this moment</source>
      <translation>Diesen Moment markieren</translation>
    </message>
    <message>
      <source>Marked at {time}</source>
      <translation>Marke bei {time}</translation>
    </message>
    <message>
      <source>Marked at {time}; Ctrl+Z takes it back</source>
      <translation>Marke bei {time}; Strg+Z nimmt sie zurück</translation>
    </message>
    <message>
      <source>Marked in {n} recordings</source>
      <translation>In {n} Aufnahmen markiert</translation>
    </message>
    <message>
      <source>Mean</source>
      <translation>Mittel</translation>
    </message>
    <message>
      <source>Most that waited</source>
      <translation>Höchster Stau</translation>
    </message>
    <message>
      <source>Motion</source>
      <translation>Bewegung</translation>
    </message>
    <message>
      <source>Motor: too firm</source>
      <translation>Motor: zu fest</translation>
    </message>
    <message>
      <source>Name, not kept</source>
      <translation>Name (nicht behalten)</translation>
    </message>
    <message>
      <source>Neck</source>
      <translation>Nacken</translation>
    </message>
    <message>
      <source>Newtons</source>
      <translation>Newton</translation>
    </message>
    <message>
      <source>Newtons of every pad</source>
      <translation>Newton jedes Polsters</translation>
    </message>
    <message>
      <source>Next point</source>
      <translation>Nächster Punkt</translation>
    </message>
    <message>
      <source>No further glove found: plug one in</source>
      <translation>Kein weiterer Handschuh gefunden: einen einstecken</translation>
    </message>
    <message>
      <source>No glove</source>
      <translation>Kein Handschuh</translation>
    </message>
    <message>
      <source>No glove found. Check the cable (some only charge), try another socket, then refresh.</source>
      <translation>Kein Handschuh gefunden. Kabel prüfen (manche laden nur), andere Buchse versuchen, dann auffrischen.</translation>
    </message>
    <message>
      <source>No glove yet: choose one in the practice view (Alt+1).</source>
      <translation>Noch kein Handschuh: in der Übung wählen (Alt+1).</translation>
    </message>
    <message>
      <source>No hold in it</source>
      <translation>Kein Druck darin</translation>
    </message>
    <message>
      <source>No hold yet</source>
      <translation>Noch kein Druck</translation>
    </message>
    <message>
      <source>No microphone was found: plug one in, or write the note (N)</source>
      <translation>Kein Mikrofon gefunden: eins anstecken, oder die Notiz schreiben (N)</translation>
    </message>
    <message>
      <source>No name here: the recording carries this code and nothing else of this page.</source>
      <translation>Kein Name: die Aufnahme trägt diesen Code und sonst nichts von dieser Seite.</translation>
    </message>
    <message>
      <source>No point chosen</source>
      <translation>Kein Punkt gewählt</translation>
    </message>
    <message>
      <source>No press just now</source>
      <translation>Gerade kein Druck</translation>
    </message>
    <message>
      <source>No signal</source>
      <translation>Kein Signal</translation>
    </message>
    <message>
      <source>No signal from the glove: check its cable. What was pressed so far is kept.</source>
      <translation>Kein Signal vom Handschuh: Kabel prüfen. Was gedrückt wurde, bleibt erhalten.</translation>
    </message>
    <message>
      <source>Nobody</source>
      <translation>Niemand</translation>
    </message>
    <message>
      <source>Nobody here yet: press A to look for gloves and add them.</source>
      <translation>Noch niemand da: A drücken, um Handschuhe zu suchen und hinzuzufügen.</translation>
    </message>
    <message>
      <source>None here yet. Record a session in the practice view, or open another folder.</source>
      <translation>Noch keine hier. In der Übung aufnehmen oder anderen Ordner öffnen.</translation>
    </message>
    <message>
      <source>None yet</source>
      <translation>Noch keine</translation>
    </message>
    <message>
      <source>Not started</source>
      <translation>Nicht begonnen</translation>
    </message>
    <message>
      <source>Note the pain: 0 to 9, X is 10</source>
      <translation>Schmerz notieren: 0 bis 9, X ist 10</translation>
    </message>
    <message>
      <source>Nothing is being recorded</source>
      <translation>Es wird nicht aufgenommen</translation>
    </message>
    <message>
      <source>Nothing is being recorded, so no mark was set</source>
      <translation>Es wird nicht aufgenommen, daher keine Marke</translation>
    </message>
    <message>
      <source>Nothing opened yet</source>
      <translation>Noch nichts geöffnet</translation>
    </message>
    <message>
      <source>Numb, weak or tingling</source>
      <translation>Taub, schwach oder kribbelnd</translation>
    </message>
    <message>
      <source>One pad carried {share} of the press: spread it over the contact.</source>
      <translation>Ein Sensor trug {share} des Drucks: Verteilen Sie ihn auf den Kontakt.</translation>
    </message>
    <message>
      <source>Open</source>
      <translation>Öffnen</translation>
    </message>
    <message>
      <source>Open another…</source>
      <translation>Andere öffnen …</translation>
    </message>
    <message>
      <source>Open, inflamed or infected skin there</source>
      <translation>Haut dort offen oder entzündet</translation>
    </message>
    <message>
      <source>Pad: {pad}</source>
      <translation>Sensor: {pad}</translation>
    </message>
    <message>
      <source>Pain now, 0 to 10</source>
      <translation>Schmerz jetzt, 0 bis 10</translation>
    </message>
    <message>
      <source>Pain {n} of {most}</source>
      <translation>Schmerz {n} von {most}</translation>
    </message>
    <message>
      <source>Participant under a code</source>
      <translation>Teilnehmer unter einem Code</translation>
    </message>
    <message>
      <source>Past the limit of this point: let go at once.</source>
      <translation>Über der Grenze dieses Punktes: sofort loslassen.</translation>
    </message>
    <message>
      <source>past what the sensor can read</source>
      <translation>über dem Messbereich des Sensors</translation>
    </message>
    <message>
      <source>Perhaps {fault} or {other}: nearer to the limit than this calibration can tell.</source>
      <translation>Vielleicht {fault} oder {other}: näher an der Grenze, als diese Kalibrierung unterscheiden kann.</translation>
    </message>
    <message>
      <source>Perhaps {fault}: nearer to the limit than this calibration can tell.</source>
      <translation>Vielleicht {fault}: näher an der Grenze, als diese Kalibrierung unterscheiden kann.</translation>
    </message>
    <message>
      <source>Pinned: now go to another hold</source>
      <translation>Gemerkt: jetzt zu einem anderen Druck gehen</translation>
    </message>
    <message>
      <source>Plan</source>
      <translation>Plan</translation>
    </message>
    <message>
      <source>Plug it in and choose it below. No glove yet? Take the simulated one.</source>
      <translation>Einstecken und unten wählen. Noch kein Handschuh? Nehmen Sie den simulierten.</translation>
    </message>
    <message>
      <source>Point before</source>
      <translation>Voriger Punkt</translation>
    </message>
    <message>
      <source>Points on the back</source>
      <translation>Punkte am Rücken</translation>
    </message>
    <message>
      <source>Practice</source>
      <translation>Übung</translation>
    </message>
    <message>
      <source>Pregnancy</source>
      <translation>Schwangerschaft</translation>
    </message>
    <message>
      <source>Press N for the first hold.</source>
      <translation>N drücken für den ersten Druck.</translation>
    </message>
    <message>
      <source>Press a pad against the table: its dot on the drawn hand grows.</source>
      <translation>Ein Polster gegen den Tisch drücken: sein Punkt auf der Hand wächst.</translation>
    </message>
    <message>
      <source>Press and hold the point; the verdict appears here when you let go.</source>
      <translation>Punkt drücken und halten; das Urteil steht hier, sobald Sie loslassen.</translation>
    </message>
    <message>
      <source>Press to {force} for {seconds} s.</source>
      <translation>{seconds} s lang mit {force} drücken.</translation>
    </message>
    <message>
      <source>Press until the bar is in the box, and hold until the ring is full.</source>
      <translation>Drücken, bis der Balken im Kasten ist, und halten, bis der Ring voll ist.</translation>
    </message>
    <message>
      <source>Press with the {contactor} until comfort is said, at {low} to {high} {unit}, steady.</source>
      <translation>Kontakt: {contactor}. Bei {low} bis {high} {unit} ruhig halten, bis es wohltut.</translation>
    </message>
    <message>
      <source>Press with the {contactor}. Hold {goal} s at {low} to {high} {unit}, steady.</source>
      <translation>Kontakt: {contactor}. {goal} s bei {low} bis {high} {unit} ruhig halten.</translation>
    </message>
    <message>
      <source>Progress</source>
      <translation>Fortschritt</translation>
    </message>
    <message>
      <source>Pseudonym</source>
      <translation>Pseudonym</translation>
    </message>
    <message>
      <source>Put it on</source>
      <translation>Anziehen</translation>
    </message>
    <message>
      <source>Put the glove on and plug it in; it appears here when you refresh.</source>
      <translation>Handschuh anziehen und einstecken; nach dem Auffrischen steht er hier.</translation>
    </message>
    <message>
      <source>Rate</source>
      <translation>Rate</translation>
    </message>
    <message>
      <source>Raw counts</source>
      <translation>Rohwerte</translation>
    </message>
    <message>
      <source>Raw counts of every pad</source>
      <translation>Rohwerte jedes Polsters</translation>
    </message>
    <message>
      <source>Reads late by, p50</source>
      <translation>Verspätung, p50</translation>
    </message>
    <message>
      <source>Reads late by, p99</source>
      <translation>Verspätung, p99</translation>
    </message>
    <message>
      <source>Record</source>
      <translation>Aufnehmen</translation>
    </message>
    <message>
      <source>Record on or off</source>
      <translation>Aufnahme an oder aus</translation>
    </message>
    <message>
      <source>Recording</source>
      <translation>Aufnahme</translation>
    </message>
    <message>
      <source>Recording kept in {folder}</source>
      <translation>Aufnahme liegt in {folder}</translation>
    </message>
    <message>
      <source>Recordings</source>
      <translation>Aufnahmen</translation>
    </message>
    <message>
      <source>Reference</source>
      <translation>Referenz</translation>
    </message>
    <message>
      <source>Refresh  (F5)</source>
      <translation>Auffrischen  (F5)</translation>
    </message>
    <message>
      <source>Replay</source>
      <translation>Wiedergabe</translation>
    </message>
    <message>
      <source>Research</source>
      <translation>Forschung</translation>
    </message>
    <message>
      <source>Rest</source>
      <translation>Ruhe</translation>
    </message>
    <message>
      <source>Rest, or choose a point on the left to press it again.</source>
      <translation>Ausruhen oder links einen Punkt zum Wiederholen wählen.</translation>
    </message>
    <message>
      <source>Right arm</source>
      <translation>Rechter Arm</translation>
    </message>
    <message>
      <source>Right hip</source>
      <translation>Rechte Hüfte</translation>
    </message>
    <message>
      <source>Right shoulder</source>
      <translation>Rechte Schulter</translation>
    </message>
    <message>
      <source>Samples lost</source>
      <translation>Werte verloren</translation>
    </message>
    <message>
      <source>Save the profile</source>
      <translation>Profil sichern</translation>
    </message>
    <message>
      <source>Save the profile: this glove uses it from the next session on.</source>
      <translation>Profil sichern: ab der nächsten Sitzung misst dieser Handschuh damit.</translation>
    </message>
    <message>
      <source>Saved {n} samples in {path}</source>
      <translation>{n} Werte in {path} gespeichert</translation>
    </message>
    <message>
      <source>Saved {path}</source>
      <translation>{path} gespeichert</translation>
    </message>
    <message>
      <source>Saved: {path}. Forces are known to ± {percent} %.</source>
      <translation>Gesichert: {path}. Kräfte sind auf ± {percent} % bekannt.</translation>
    </message>
    <message>
      <source>Saving …</source>
      <translation>Speichert …</translation>
    </message>
    <message>
      <source>Scale or weights, in kilograms</source>
      <translation>Waage oder Gewichte, in Kilogramm</translation>
    </message>
    <message>
      <source>Scores</source>
      <translation>Punkte</translation>
    </message>
    <message>
      <source>Script</source>
      <translation>Ablauf</translation>
    </message>
    <message>
      <source>Session ended</source>
      <translation>Sitzung beendet</translation>
    </message>
    <message>
      <source>Session {time}</source>
      <translation>Sitzung {time}</translation>
    </message>
    <message>
      <source>Set it to zero</source>
      <translation>Auf null setzen</translation>
    </message>
    <message>
      <source>Set to zero</source>
      <translation>Auf null setzen</translation>
    </message>
    <message>
      <source>Settings</source>
      <translation>Einstellungen</translation>
    </message>
    <message>
      <source>Severe osteoporosis</source>
      <translation>Schwere Osteoporose</translation>
    </message>
    <message>
      <source>Share of the press</source>
      <translation>Anteile des Drucks</translation>
    </message>
    <message>
      <source>Share of the press on the hand</source>
      <translation>Anteile des Drucks auf der Hand</translation>
    </message>
    <message>
      <source>Shares not known</source>
      <translation>Anteile unbekannt</translation>
    </message>
    <message>
      <source>Show the press for a moment</source>
      <translation>Den Druck kurz zeigen</translation>
    </message>
    <message>
      <source>Sign</source>
      <translation>Unterschreiben</translation>
    </message>
    <message>
      <source>Signals of the glove itself</source>
      <translation>Signale des Handschuhs</translation>
    </message>
    <message>
      <source>Signed, and kept beside the recording: {name}</source>
      <translation>Unterschrieben und bei der Aufnahme verwahrt: {name}</translation>
    </message>
    <message>
      <source>slow to reach the band</source>
      <translation>zu langsam im Band</translation>
    </message>
    <message>
      <source>Something presses on a pad: let go, and let the hand rest.</source>
      <translation>Etwas drückt auf ein Polster: loslassen und die Hand ruhen lassen.</translation>
    </message>
    <message>
      <source>Sound</source>
      <translation>Ton</translation>
    </message>
    <message>
      <source>Sound of eyes-on-client off</source>
      <translation>Ton für Augen beim Klienten aus</translation>
    </message>
    <message>
      <source>Sound on: eyes on the client</source>
      <translation>Ton an: Augen beim Klienten</translation>
    </message>
    <message>
      <source>Space</source>
      <translation>Leertaste</translation>
    </message>
    <message>
      <source>Speak now; V ends the note</source>
      <translation>Jetzt sprechen; V beendet die Notiz</translation>
    </message>
    <message>
      <source>Spectrum of the force on the contact</source>
      <translation>Spektrum der Kraft am Kontakt</translation>
    </message>
    <message>
      <source>Spectrum of the force: newtons (RMS) over hertz</source>
      <translation>Spektrum der Kraft: Newton (RMS) über Hertz</translation>
    </message>
    <message>
      <source>Spoken notes need Qt's multimedia library ({error}).</source>
      <translation>Gesprochene Notizen brauchen Qts Multimedia-Bibliothek ({error}).</translation>
    </message>
    <message>
      <source>Start (S)</source>
      <translation>Beginnen (S)</translation>
    </message>
    <message>
      <source>State</source>
      <translation>Zustand</translation>
    </message>
    <message>
      <source>Steady: take it</source>
      <translation>Ruhig: übernehmen</translation>
    </message>
    <message>
      <source>Step {n} of {all}</source>
      <translation>Schritt {n} von {all}</translation>
    </message>
    <message>
      <source>Stop (S)</source>
      <translation>Anhalten (S)</translation>
    </message>
    <message>
      <source>Stop: let go</source>
      <translation>Stopp: loslassen</translation>
    </message>
    <message>
      <source>Strength of the motor</source>
      <translation>Stärke des Motors</translation>
    </message>
    <message>
      <source>Take everything off the pad, then begin.</source>
      <translation>Alles vom Sensor nehmen, dann beginnen.</translation>
    </message>
    <message>
      <source>Take it</source>
      <translation>Übernehmen</translation>
    </message>
    <message>
      <source>Take the hand off, and wait.</source>
      <translation>Hand wegnehmen und warten.</translation>
    </message>
    <message>
      <source>Taken.</source>
      <translation>Übernommen.</translation>
    </message>
    <message>
      <source>Target for all</source>
      <translation>Ziel für alle</translation>
    </message>
    <message>
      <source>Text size</source>
      <translation>Schriftgröße</translation>
    </message>
    <message>
      <source>That failed; the log says why.</source>
      <translation>Das schlug fehl; das Protokoll sagt, warum.</translation>
    </message>
    <message>
      <source>The code goes into the recordings that begin from now on.</source>
      <translation>Der Code kommt in die Aufnahmen, die ab jetzt beginnen.</translation>
    </message>
    <message>
      <source>The force climbed {share} over the hold: stop leaning in once you are there.</source>
      <translation>Die Kraft stieg um {share}: Nicht weiter hineinlehnen, sobald Sie da sind.</translation>
    </message>
    <message>
      <source>The force of each glove on one time line</source>
      <translation>Die Kraft jedes Handschuhs auf einer Zeitachse</translation>
    </message>
    <message>
      <source>The force wavered by {share}: stack your joints and let your weight press, not your muscles.</source>
      <translation>Die Kraft schwankte um {share}: Gelenke übereinander, und das Gewicht drücken lassen, nicht die Muskeln.</translation>
    </message>
    <message>
      <source>The glove could not be used.</source>
      <translation>Der Handschuh ist nicht zu gebrauchen.</translation>
    </message>
    <message>
      <source>The glove decides by itself, so that it is felt at once.</source>
      <translation>Der Handschuh entscheidet selbst, so fühlt man es sofort.</translation>
    </message>
    <message>
      <source>The glove tells where the press stands</source>
      <translation>Der Handschuh sagt, wie der Druck steht</translation>
    </message>
    <message>
      <source>The glove's own signals</source>
      <translation>Signale des Handschuhs</translation>
    </message>
    <message>
      <source>The glove's own signals are off</source>
      <translation>Die Signale des Handschuhs sind aus</translation>
    </message>
    <message>
      <source>The glove's own signals are on</source>
      <translation>Die Signale des Handschuhs sind an</translation>
    </message>
    <message>
      <source>The last holds were all {fault}.</source>
      <translation>Die letzten Drücke waren alle: {fault}.</translation>
    </message>
    <message>
      <source>The mark at {time} was undone</source>
      <translation>Marke bei {time} zurückgenommen</translation>
    </message>
    <message>
      <source>The reading changed by {change} over the hold: this calibration cannot tell a pad that creeps from a hand that tires.</source>
      <translation>Der Messwert änderte sich um {change}: Diese Kalibrierung kann einen kriechenden Sensor nicht von einer ermüdenden Hand unterscheiden.</translation>
    </message>
    <message>
      <source>The recording failed.</source>
      <translation>Die Aufnahme ist gescheitert.</translation>
    </message>
    <message>
      <source>The recording notes which mode was on.</source>
      <translation>Die Aufnahme vermerkt den Modus.</translation>
    </message>
    <message>
      <source>The script is done</source>
      <translation>Der Ablauf ist fertig</translation>
    </message>
    <message>
      <source>The sealed recording of {name}</source>
      <translation>Die versiegelte Aufnahme von {name}</translation>
    </message>
    <message>
      <source>The spoken note is kept beside the recording</source>
      <translation>Die gesprochene Notiz liegt bei der Aufnahme</translation>
    </message>
    <message>
      <source>The stretch that is looked at</source>
      <translation>Der betrachtete Ausschnitt</translation>
    </message>
    <message>
      <source>The talk before the session</source>
      <translation>Gespräch vor der Sitzung</translation>
    </message>
    <message>
      <source>The verdict is on the right, with the one thing to change next time.</source>
      <translation>Das Urteil steht rechts, mit dem einen, was Sie nächstes Mal ändern.</translation>
    </message>
    <message>
      <source>The whole recording</source>
      <translation>Die ganze Aufnahme</translation>
    </message>
    <message>
      <source>The {pad} pad carried {share} of the press: spread it over the contact.</source>
      <translation>Sensor {pad} trug {share} des Drucks: Verteilen Sie ihn auf den Kontakt.</translation>
    </message>
    <message>
      <source>Then: {prompt}</source>
      <translation>Dann: {prompt}</translation>
    </message>
    <message>
      <source>There is no mark to undo</source>
      <translation>Es gibt keine Marke zum Zurücknehmen</translation>
    </message>
    <message>
      <source>This glove did not connect</source>
      <translation>Nicht verbunden</translation>
    </message>
    <message>
      <source>This list warns; that nothing is ticked does not say that all is well.</source>
      <translation>Diese Liste warnt; kein Haken heißt nicht, dass alles gut ist.</translation>
    </message>
    <message>
      <source>This pad anew</source>
      <translation>Sensor neu</translation>
    </message>
    <message>
      <source>This pad begins anew.</source>
      <translation>Dieser Sensor beginnt neu.</translation>
    </message>
    <message>
      <source>Time held</source>
      <translation>Gehaltene Zeit</translation>
    </message>
    <message>
      <source>To practise</source>
      <translation>Zu üben</translation>
    </message>
    <message>
      <source>To repeat</source>
      <translation>Wiederholen</translation>
    </message>
    <message>
      <source>Too close to tell: {what}</source>
      <translation>Zu knapp: {what}</translation>
    </message>
    <message>
      <source>Took back the mark at {time}</source>
      <translation>Marke bei {time} zurückgenommen</translation>
    </message>
    <message>
      <source>Took the newest mark back</source>
      <translation>Neueste Marke zurückgenommen</translation>
    </message>
    <message>
      <source>Two holds, their onsets at zero</source>
      <translation>Zwei Drücke, Beginn bei null</translation>
    </message>
    <message>
      <source>Uncertain</source>
      <translation>Unsicher</translation>
    </message>
    <message>
      <source>Undo the last mark</source>
      <translation>Letzte Marke zurücknehmen</translation>
    </message>
    <message>
      <source>Upper back, left</source>
      <translation>Rücken oben li.</translation>
    </message>
    <message>
      <source>Upper back, right</source>
      <translation>Rücken oben re.</translation>
    </message>
    <message>
      <source>Use the code</source>
      <translation>Code verwenden</translation>
    </message>
    <message>
      <source>Volume</source>
      <translation>Lautstärke</translation>
    </message>
    <message>
      <source>Waiting for {name} to answer …</source>
      <translation>Warten auf Antwort: {name} …</translation>
    </message>
    <message>
      <source>Well held: {held} s at {force}. Do the same again.</source>
      <translation>Gut gehalten: {held} s bei {force}. Noch einmal genauso.</translation>
    </message>
    <message>
      <source>What brings you here? In their own words.</source>
      <translation>Was führt Sie her? In eigenen Worten.</translation>
    </message>
    <message>
      <source>Where is it?</source>
      <translation>Wo ist es?</translation>
    </message>
    <message>
      <source>Where it is</source>
      <translation>Wo es ist</translation>
    </message>
    <message>
      <source>Who was asked</source>
      <translation>Wer gefragt wurde</translation>
    </message>
    <message>
      <source>Who was asked, and said that you may go on?</source>
      <translation>Wer wurde gefragt und sagt, dass es weitergehen darf?</translation>
    </message>
    <message>
      <source>Without this, nothing is recorded; practising goes on all the same.</source>
      <translation>Sonst wird nichts aufgenommen; üben geht trotzdem.</translation>
    </message>
    <message>
      <source>Write who was asked, and said that you may go on</source>
      <translation>Schreiben, wer gefragt wurde und zugestimmt hat</translation>
    </message>
    <message>
      <source>You faded {share} over the hold: lock your elbow and lean in a little more as you tire.</source>
      <translation>Sie ließen um {share} nach: Ellenbogen strecken und sich mehr hineinlehnen, wenn Sie müde werden.</translation>
    </message>
    <message>
      <source>You held {held} s: let go slowly by {most} s.</source>
      <translation>Sie hielten {held} s: Lassen Sie bis {most} s langsam los.</translation>
    </message>
    <message>
      <source>You held {held} s: stay until at least {least} s, breathing slowly.</source>
      <translation>Sie hielten {held} s: Bleiben Sie mindestens {least} s und atmen Sie ruhig.</translation>
    </message>
    <message>
      <source>You let go once in between: keep the contact until the end.</source>
      <translation>Sie ließen einmal los: Bleiben Sie bis zum Ende im Kontakt.</translation>
    </message>
    <message>
      <source>You let go {n} times in between: keep the contact until the end.</source>
      <translation>Sie ließen {n} Mal los: Bleiben Sie bis zum Ende im Kontakt.</translation>
    </message>
    <message>
      <source>You pressed {force}: ease off, to between {low} and {high}.</source>
      <translation>Sie drückten mit {force}: Geben Sie nach, auf {low} bis {high}.</translation>
    </message>
    <message>
      <source>You pressed {force}: ease off.</source>
      <translation>Sie drückten mit {force}: Geben Sie nach.</translation>
    </message>
    <message>
      <source>You reached {force}: lean in with your weight, to between {low} and {high}.</source>
      <translation>Sie erreichten {force}: Legen Sie Ihr Gewicht hinein, bis {low} bis {high}.</translation>
    </message>
    <message>
      <source>You reached {force}: lean in with your weight.</source>
      <translation>Sie erreichten {force}: Legen Sie Ihr Gewicht hinein.</translation>
    </message>
    <message>
      <source>Your first press</source>
      <translation>Ihr erster Druck</translation>
    </message>
    <message>
      <source>Your name</source>
      <translation>Ihr Name</translation>
    </message>
    <message>
      <source>a lane is {force} N</source>
      <translation>eine Spur ist {force} N</translation>
    </message>
    <message>
      <source>a lane is {n} counts</source>
      <translation>eine Spur ist {n} Zählwerte</translation>
    </message>
    <message>
      <source>add</source>
      <translation>hinzu</translation>
    </message>
    <message>
      <source>all</source>
      <translation>alles</translation>
    </message>
    <message>
      <source>all points pressed</source>
      <translation>alle Punkte gedrückt</translation>
    </message>
    <message>
      <source>as the desktop</source>
      <translation>wie der Desktop</translation>
    </message>
    <message>
      <source>asked for: when you call it up</source>
      <translation>auf Abruf: wenn Sie es rufen</translation>
    </message>
    <message>
      <source>back</source>
      <translation>zurück</translation>
    </message>
    <message>
      <source>bandwidth: only outside the band</source>
      <translation>Bandbreite: nur außerhalb des Bands</translation>
    </message>
    <message>
      <source>best {score:.0f}</source>
      <translation>bester {score:.0f}</translation>
    </message>
    <message>
      <source>blind: only after the hold</source>
      <translation>blind: erst nach dem Halten</translation>
    </message>
    <message>
      <source>by feel</source>
      <translation>nach Gefühl</translation>
    </message>
    <message>
      <source>choose</source>
      <translation>wählen</translation>
    </message>
    <message>
      <source>choose one to begin</source>
      <translation>zum Beginnen wählen</translation>
    </message>
    <message>
      <source>comfort</source>
      <translation>lässt nach</translation>
    </message>
    <message>
      <source>connecting</source>
      <translation>verbindet</translation>
    </message>
    <message>
      <source>constant</source>
      <translation>gleich</translation>
    </message>
    <message>
      <source>dark</source>
      <translation>dunkel</translation>
    </message>
    <message>
      <source>data missing</source>
      <translation>Daten fehlen</translation>
    </message>
    <message>
      <source>drift {share}/{span:g} s</source>
      <translation>Drift {share}/{span:g} s</translation>
    </message>
    <message>
      <source>drifting</source>
      <translation>driftend</translation>
    </message>
    <message>
      <source>drifts {drift}</source>
      <translation>driftet {drift}</translation>
    </message>
    <message>
      <source>ease off</source>
      <translation>nachlassen</translation>
    </message>
    <message>
      <source>elbow</source>
      <translation>Ellbogen</translation>
    </message>
    <message>
      <source>end</source>
      <translation>Ende</translation>
    </message>
    <message>
      <source>ended</source>
      <translation>beendet</translation>
    </message>
    <message>
      <source>even</source>
      <translation>verteilt</translation>
    </message>
    <message>
      <source>faded: less as you improve</source>
      <translation>ausblendend: weniger mit Können</translation>
    </message>
    <message>
      <source>fingers</source>
      <translation>Finger</translation>
    </message>
    <message>
      <source>firm</source>
      <translation>fest</translation>
    </message>
    <message>
      <source>freeze</source>
      <translation>anhalten</translation>
    </message>
    <message>
      <source>full: always</source>
      <translation>voll: immer</translation>
    </message>
    <message>
      <source>glove</source>
      <translation>Handschuh</translation>
    </message>
    <message>
      <source>goal reached</source>
      <translation>Ziel erreicht</translation>
    </message>
    <message>
      <source>goal {n} s</source>
      <translation>Ziel {n} s</translation>
    </message>
    <message>
      <source>heel</source>
      <translation>Ballen</translation>
    </message>
    <message>
      <source>held</source>
      <translation>lang</translation>
    </message>
    <message>
      <source>held {s:.0f} s</source>
      <translation>{s:.0f} s gehalten</translation>
    </message>
    <message>
      <source>held {s:.1f} s at {force:.1f}</source>
      <translation>{s:.1f} s gehalten bei {force:.1f}</translation>
    </message>
    <message>
      <source>hidden by the learning mode</source>
      <translation>vom Lernmodus verdeckt</translation>
    </message>
    <message>
      <source>high contrast</source>
      <translation>hoher Kontrast</translation>
    </message>
    <message>
      <source>hold</source>
      <translation>Druck</translation>
    </message>
    <message>
      <source>hold {i}</source>
      <translation>Druck {i}</translation>
    </message>
    <message>
      <source>in the band</source>
      <translation>im Band</translation>
    </message>
    <message>
      <source>index</source>
      <translation>Zeige</translation>
    </message>
    <message>
      <source>intake</source>
      <translation>Vorgespräch</translation>
    </message>
    <message>
      <source>judged by {plan}</source>
      <translation>beurteilt nach {plan}</translation>
    </message>
    <message>
      <source>keep and go on</source>
      <translation>behalten, weiter</translation>
    </message>
    <message>
      <source>kilograms-force (kgf)</source>
      <translation>Kilopond (kgf)</translation>
    </message>
    <message>
      <source>let go</source>
      <translation>loslassen</translation>
    </message>
    <message>
      <source>let go in between</source>
      <translation>zwischendurch losgelassen</translation>
    </message>
    <message>
      <source>light</source>
      <translation>hell</translation>
    </message>
    <message>
      <source>little</source>
      <translation>Klein</translation>
    </message>
    <message>
      <source>mark</source>
      <translation>Marke</translation>
    </message>
    <message>
      <source>mark all</source>
      <translation>alle markieren</translation>
    </message>
    <message>
      <source>mark event</source>
      <translation>Ereignis markieren</translation>
    </message>
    <message>
      <source>median {score:.0f}</source>
      <translation>Median {score:.0f}</translation>
    </message>
    <message>
      <source>middle</source>
      <translation>Mittel</translation>
    </message>
    <message>
      <source>move</source>
      <translation>schieben</translation>
    </message>
    <message>
      <source>newtons (N)</source>
      <translation>Newton (N)</translation>
    </message>
    <message>
      <source>no hold yet</source>
      <translation>noch kein Druck</translation>
    </message>
    <message>
      <source>no name</source>
      <translation>ohne Name</translation>
    </message>
    <message>
      <source>no plan</source>
      <translation>keinem Plan</translation>
    </message>
    <message>
      <source>no signal</source>
      <translation>kein Signal</translation>
    </message>
    <message>
      <source>not connected</source>
      <translation>nicht verbunden</translation>
    </message>
    <message>
      <source>not judged yet</source>
      <translation>noch nicht beurteilt</translation>
    </message>
    <message>
      <source>not sealed</source>
      <translation>nicht versiegelt</translation>
    </message>
    <message>
      <source>note</source>
      <translation>Notiz</translation>
    </message>
    <message>
      <source>now</source>
      <translation>jetzt</translation>
    </message>
    <message>
      <source>over</source>
      <translation>voll</translation>
    </message>
    <message>
      <source>over range</source>
      <translation>zu viel</translation>
    </message>
    <message>
      <source>pain</source>
      <translation>Schmerz</translation>
    </message>
    <message>
      <source>palm</source>
      <translation>Handfläche</translation>
    </message>
    <message>
      <source>past the calibrated range</source>
      <translation>über der Kalibrierung</translation>
    </message>
    <message>
      <source>past what a pad can measure</source>
      <translation>mehr, als ein Polster messen kann</translation>
    </message>
    <message>
      <source>pinned, blue</source>
      <translation>gemerkt, blau</translation>
    </message>
    <message>
      <source>point</source>
      <translation>Punkt</translation>
    </message>
    <message>
      <source>pounds-force (lbf)</source>
      <translation>Pound-force (lbf)</translation>
    </message>
    <message>
      <source>press a little more</source>
      <translation>etwas fester</translation>
    </message>
    <message>
      <source>prompt</source>
      <translation>zügig</translation>
    </message>
    <message>
      <source>receiving</source>
      <translation>empfängt</translation>
    </message>
    <message>
      <source>record</source>
      <translation>Aufnahme</translation>
    </message>
    <message>
      <source>record all</source>
      <translation>alle aufnehmen</translation>
    </message>
    <message>
      <source>rest</source>
      <translation>Ruhe</translation>
    </message>
    <message>
      <source>retention: a test, nothing shown</source>
      <translation>Behalten: ein Test, nichts gezeigt</translation>
    </message>
    <message>
      <source>ring</source>
      <translation>Ring</translation>
    </message>
    <message>
      <source>script</source>
      <translation>Ablauf</translation>
    </message>
    <message>
      <source>seconds</source>
      <translation>Sekunden</translation>
    </message>
    <message>
      <source>settling in</source>
      <translation>einpendeln</translation>
    </message>
    <message>
      <source>somebody else</source>
      <translation>jemand anderes</translation>
    </message>
    <message>
      <source>sound</source>
      <translation>Ton</translation>
    </message>
    <message>
      <source>speak</source>
      <translation>sprechen</translation>
    </message>
    <message>
      <source>steady</source>
      <translation>ruhig</translation>
    </message>
    <message>
      <source>takes {time}</source>
      <translation>dauert {time}</translation>
    </message>
    <message>
      <source>the end</source>
      <translation>das Ende</translation>
    </message>
    <message>
      <source>the glove</source>
      <translation>der Handschuh</translation>
    </message>
    <message>
      <source>this one</source>
      <translation>dieser</translation>
    </message>
    <message>
      <source>thumb</source>
      <translation>Daumen</translation>
    </message>
    <message>
      <source>too hard</source>
      <translation>zu fest</translation>
    </message>
    <message>
      <source>too light</source>
      <translation>zu leicht</translation>
    </message>
    <message>
      <source>too long</source>
      <translation>zu lang</translation>
    </message>
    <message>
      <source>too short</source>
      <translation>zu kurz</translation>
    </message>
    <message>
      <source>undo</source>
      <translation>zurück</translation>
    </message>
    <message>
      <source>undo the mark</source>
      <translation>Marke zurück</translation>
    </message>
    <message>
      <source>uneven</source>
      <translation>ungleich verteilt</translation>
    </message>
    <message>
      <source>unsteady</source>
      <translation>unruhig</translation>
    </message>
    <message>
      <source>varies {share}</source>
      <translation>schwankt {share}</translation>
    </message>
    <message>
      <source>whole</source>
      <translation>ganz</translation>
    </message>
    <message>
      <source>zero</source>
      <translation>null</translation>
    </message>
    <message>
      <source>zoom</source>
      <translation>Zoom</translation>
    </message>
    <message>
      <source>{action}  (Enter)</source>
      <translation>{action}  (Enter)</translation>
    </message>
    <message>
      <source>{done} of {n} points pressed</source>
      <translation>{done} von {n} Punkten gedrückt</translation>
    </message>
    <message>
      <source>{good} of {n} good</source>
      <translation>{good} von {n} gut</translation>
    </message>
    <message>
      <source>{name}: end the recording, then assess it here.</source>
      <translation>{name}: Aufnahme beenden, dann hier bewerten.</translation>
    </message>
    <message>
      <source>{n} lost</source>
      <translation>{n} verloren</translation>
    </message>
    <message>
      <source>{n} missing</source>
      <translation>{n} fehlen</translation>
    </message>
    <message>
      <source>{n} pads, none over range</source>
      <translation>{n} Polster, keins zu stark</translation>
    </message>
    <message>
      <source>{n} s left</source>
      <translation>noch {n} s</translation>
    </message>
    <message>
      <source>{n} to repeat</source>
      <translation>{n} wiederholen</translation>
    </message>
    <message>
      <source>{pad}: {known} N reads as {found} N ({error} %, ± {allowed} % allowed), drift {drift} % while it lay: in tolerance</source>
      <translation>{pad}: {known} N werden als {found} N gelesen ({error} %, erlaubt ± {allowed} %), Drift {drift} % im Liegen: in der Toleranz</translation>
    </message>
    <message>
      <source>{pad}: {known} N reads as {found} N ({error} %, ± {allowed} % allowed), drift {drift} % while it lay: in tolerance; the pad creeps {creep} times as much as when it was calibrated, and adjusted to that it drifts {adjusted} %</source>
      <translation>{pad}: {known} N werden als {found} N gelesen ({error} %, erlaubt ± {allowed} %), Drift {drift} % im Liegen: in der Toleranz; der Sensor kriecht {creep}-mal so stark wie bei der Kalibrierung, angepasst driftet er um {adjusted} %</translation>
    </message>
    <message>
      <source>{pad}: {known} N reads as {found} N ({error} %, ± {allowed} % allowed), drift {drift} % while it lay: out of tolerance, recalibrate this glove</source>
      <translation>{pad}: {known} N werden als {found} N gelesen ({error} %, erlaubt ± {allowed} %), Drift {drift} % im Liegen: außerhalb der Toleranz, Handschuh neu kalibrieren</translation>
    </message>
    <message>
      <source>{path} cannot be written: choose another place</source>
      <translation>{path} lässt sich nicht schreiben: anderen Ort wählen</translation>
    </message>
    <message>
      <source>{share} of the time in the band</source>
      <translation>{share} der Zeit im Band</translation>
    </message>
    <message>
      <source>{share} on the {contactor}</source>
      <translation>{contactor}: {share}</translation>
    </message>
    <message>
      <source>{some} and {last}</source>
      <translation>{some} und {last}</translation>
    </message>
    <message>
      <source>{time} s of data are missing in this hold: check the cable and press again.</source>
      <translation>In diesem Druck fehlen {time} s: Prüfen Sie das Kabel und drücken Sie noch einmal.</translation>
    </message>
    <message>
      <source>{warning} (and {n} more)</source>
      <translation>{warning} (und {n} weitere)</translation>
    </message>
    <message>
      <source>{what} marked at {time}</source>
      <translation>{what} markiert bei {time}</translation>
    </message>
    <message>
      <source>… or after so many misses</source>
      <translation>… oder nach so vielen Fehlern</translation>
    </message>
  </context>
</TS>
