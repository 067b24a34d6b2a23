/**
 * Jackfield patches live clients to speech and language models behind an AI gateway.
 *
 * <p>The packages in the order in which they may depend on each other, lowest first:
 *
 * <ol>
 *   <li>{@code config}: settings and credentials
 *   <li>{@code wire}: what travels on a WebSocket and how it is written
 *   <li>{@code audio}: arithmetic on samples
 *   <li>{@code problem}: all ends, and the one error object
 *   <li>{@code upstream}: how to reach a model; {@code upstream.dial}: how to open a connection to it;
 *       {@code upstream.dial.jdk}: with the JDK's client
 *   <li>{@code upstream.cloudflare}: one way; {@code upstream.deepgram}: one maker of models
 *   <li>{@code access}: who may open a session
 *   <li>{@code sandbox.peer}, {@code sandbox.voice}, {@code sandbox.flux}, {@code sandbox.aura}, {@code sandbox}: the offline
 *       gateway, its models and their voice
 *   <li>{@code session}: one client's stay
 *   <li>{@code node}: how many sessions this node takes, and how it is emptied
 *   <li>{@code relay}: client and model, coupled
 *   <li>{@code http}: plain requests and their answers
 *   <li>{@code speech}: the speech endpoints; {@code speech.plain}: the same without a WebSocket
 *   <li>{@code health}: whether the deployment can do its work; {@code diagnosis}: the way to a model, step by step
 *   <li>{@code operations}: what operators see and order
 *   <li>{@code container.reflect}, {@code container}, {@code container.client}, {@code container.server}: the only place that
 *       knows {@code jakarta.websocket}
 * </ol>
 *
 * <p>Here, above them all: the clocks and the pools, the JAX-RS applications and what they make of exceptions, the beginning and
 * the end of the deployment. Each package has a producer that makes its beans out of plain classes.
 *
 * <p>Nobody depends on a leaf: a provider or a gateway, a model of the sandbox, health, operations, the container.
 *
 * <p>Out of scope: whatever could live in one of the packages, its beans included (a producer there).
 */
@NullMarked
package org.jackfield;

import org.jspecify.annotations.NullMarked;
