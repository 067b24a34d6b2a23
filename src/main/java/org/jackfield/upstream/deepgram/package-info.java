/**
 * Deepgram's models: recognition by Flux, protocol {@code /v2/listen}, and speech by Aura-2, protocol {@code /v1/speak}.
 *
 * <p>Operations: declare the models, what they take and the words in which they are talked to; check what no single parameter
 * can tell; turn a {@link org.jackfield.upstream.Route} into Deepgram's own address and header; say what Deepgram's refusals
 * mean.
 *
 * <p>Deliberate:
 *
 * <ul>
 *   <li>Audio is linear16 both ways, recognition at 16 kHz: what is promised to clients, of which Deepgram takes more.
 *   <li>Voices go by their short names, as in the catalogue of Workers AI; Deepgram's own address makes the model's name of
 *       them.
 * </ul>
 *
 * <p>Out of scope: when something is said to a model ({@code speech}), other addresses of the same models
 * ({@code upstream.cloudflare}).
 */
@NullMarked
package org.jackfield.upstream.deepgram;

import org.jspecify.annotations.NullMarked;
