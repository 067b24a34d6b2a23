package org.jackfield.sandbox;

/**
 * Something to be said.
 *
 * @param text what, not blank
 * @param speaker by whom, one of {@link Speakers}
 * @param rateHz the sample rate that is wanted
 */
record Utterance(String text, String speaker, int rateHz) {}
