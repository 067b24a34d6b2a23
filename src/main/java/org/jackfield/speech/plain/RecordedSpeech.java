package org.jackfield.speech.plain;

import org.jackfield.audio.Recording;
import org.jackfield.upstream.Route;

/**
 * What is to be recognised, and by whom.
 *
 * @param route to the model
 * @param recording at the rate of that model
 */
record RecordedSpeech(Route route, Recording recording) {}
