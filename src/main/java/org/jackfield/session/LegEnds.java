package org.jackfield.session;

import org.jackfield.problem.End;

/**
 * Which end of the session it means when something is amiss with one leg.
 *
 * @param unopened its connection did not come about in time
 * @param lost what was written to it did not go out
 * @param silent it gave no sign of life for too long
 * @param unfinished it began a message and did not finish it in time
 * @param stalled it takes nothing, or too little to let another leg speak
 */
public record LegEnds(End unopened, End lost, End silent, End unfinished, End stalled) {

    /** Of the client's leg. */
    public static final LegEnds CLIENT =
            new LegEnds(End.CLIENT_LEFT, End.CLIENT_LEFT, End.CLIENT_DEAD, End.UNFINISHED, End.CLIENT_SLOW);

    /** Of a leg that leads to a model. */
    public static final LegEnds UPSTREAM = new LegEnds(
            End.UPSTREAM_TIMEOUT, End.UPSTREAM_LOST, End.UPSTREAM_LOST, End.UPSTREAM_STALLED, End.UPSTREAM_STALLED);
}
