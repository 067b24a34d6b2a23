package org.jackfield.sandbox.voice;

/**
 * Something to be said.
 *
 * @param text what, not blank
 * @param speaker by whom, one of {@link Speakers}
 * @param rateHz the sample rate that is wanted
 */
public record Utterance(String text, String speaker, int rateHz) {}
