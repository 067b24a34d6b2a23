/**
 * What tests of several packages share: time that a test moves, connections and dialers that remember, an upstream on raw
 * sockets, readers of transcripts, configurations made of a few lines.
 *
 * <p>Out of scope: assertions about one package, which live beside its tests.
 */
@NullMarked
package org.jackfield.testing;

import org.jspecify.annotations.NullMarked;
