package org.jackfield.testing.fakes;

import java.util.ArrayList;
import java.util.List;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.session.ObservedSession;
import org.jackfield.session.SessionListener;

/** Remembers what became of sessions, one line for each event. */
public final class RecordingListener implements SessionListener {

    private final List<String> events = new ArrayList<>();

    @Override
    public void opened(ObservedSession session) {
        events.add("opened");
    }

    @Override
    public void ready(ObservedSession session) {
        events.add("ready");
    }

    @Override
    public void told(ObservedSession session, End end, Details details) {
        events.add("told " + end.code());
    }

    @Override
    public void refused(End end) {
        events.add("refused " + end.code());
    }

    @Override
    public void closed(ObservedSession session) {
        events.add("closed " + session.outcome().map(End::code).orElse("undecided"));
    }

    public List<String> events() {
        return List.copyOf(events);
    }
}
