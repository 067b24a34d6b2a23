/**
 * Cloudflare's AI gateway: realtime WebSockets to the models of Workers AI, version 1 of its addresses.
 *
 * <p>Operations: turn a {@link org.jackfield.upstream.Route} into the gateway's address and its one header; say which
 * settings are missing and what the gateway's refusals mean.
 *
 * <p>Deliberate:
 *
 * <ul>
 *   <li>The credential goes as {@code Bearer} in {@code cf-aig-authorization} and nowhere else: not in the address, which
 *       gets logged, and not in {@code Authorization}, which the gateway would pass on to the model's maker.
 *   <li>Recognition and speech may have a credential each, so that one can be replaced or withdrawn without the other.
 * </ul>
 *
 * <p>Out of scope: what the models take and say, and what their refusals mean ({@code upstream.deepgram}), the credentials of
 * clients ({@code access}).
 */
@NullMarked
package org.jackfield.upstream.cloudflare;

import org.jspecify.annotations.NullMarked;
