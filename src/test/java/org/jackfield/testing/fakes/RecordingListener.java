package org.jackfield.testing.fakes;

import java.util.ArrayList;
import java.util.List;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.LiveSession;
import org.jackfield.session.SessionListener;

/** Remembers what became of sessions, one line for each event. */
public final class RecordingListener implements SessionListener {

    private final List<String> events = new ArrayList<>();

    @Override
    public void opened(LiveSession session) {
        events.add("opened");
    }

    @Override
    public void ready(LiveSession session) {
        events.add("ready");
    }

    @Override
    public void told(LiveSession session, End end, Details details) {
        events.add("told " + end.code());
    }

    @Override
    public void refused(End end) {
        events.add("refused " + end.code());
    }

    @Override
    public void closed(LiveSession session) {
        events.add("closed " + session.outcome().code());
    }

    public List<String> events() {
        return List.copyOf(events);
    }
}
