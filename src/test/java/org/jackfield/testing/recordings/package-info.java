/**
 * Recordings in every shape in which programs write them, made on the spot.
 *
 * <p>Out of scope: reading them, which is {@link org.jackfield.audio}.
 */
@NullMarked
package org.jackfield.testing.recordings;

import org.jspecify.annotations.NullMarked;
