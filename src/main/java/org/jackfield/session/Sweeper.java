package org.jackfield.session;

/** Looks at every session once a second. One that fails is logged and does not keep the others from their turn. */
public final class Sweeper implements Runnable {

    private static final System.Logger LOG = System.getLogger(Sweeper.class.getName());

    private final SessionRegistry registry;

    public Sweeper(SessionRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void run() {
        registry.all().forEach(Sweeper::sweep);
    }

    private static void sweep(LiveSession session) {
        try {
            session.sweep();
        } catch (RuntimeException bug) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "sweep of session={0} failed: {1}",
                    session.id(),
                    bug.getClass().getName());
        }
    }
}
