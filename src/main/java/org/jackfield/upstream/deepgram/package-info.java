/**
 * Deepgram's models: recognition by Flux, protocol {@code /v2/listen}, and speech by Aura-2, protocol {@code /v1/speak}.
 *
 * <p>Operations: declare the models and what they take; check what no single parameter can tell; turn a
 * {@link org.jackfield.upstream.Route} into Deepgram's own address and header.
 *
 * <p>Deliberate:
 *
 * <ul>
 *   <li>Audio is linear16 both ways, recognition at 16 kHz: what is promised to clients, of which Deepgram takes more.
 *   <li>Voices go by their short names, as in the catalogue of Workers AI; Deepgram's own address makes the model's name of
 *       them.
 * </ul>
 *
 * <p>Out of scope: the messages on the connection ({@code speech}), other addresses of the same models
 * ({@code upstream.cloudflare}).
 */
@NullMarked
package org.jackfield.upstream.deepgram;

import org.jspecify.annotations.NullMarked;
