package org.jackfield.speech.plain;

import jakarta.json.bind.annotation.JsonbPropertyOrder;

/**
 * The JSON of recognised speech.
 *
 * @param model the name of the model that heard it
 * @param text all its words
 */
@JsonbPropertyOrder({"model", "text"})
public record Recognised(String model, String text) {}
