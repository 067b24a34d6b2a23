/**
 * Conversations with real models, written down message by message, and the rules that such conversations keep.
 */
@NullMarked
package org.jackfield.testing.transcripts;

import org.jspecify.annotations.NullMarked;
