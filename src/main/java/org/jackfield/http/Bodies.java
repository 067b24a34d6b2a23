package org.jackfield.http;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jackfield.access.AccessRequest;
import org.jackfield.http.BodyRule.Terms;
import org.jackfield.node.Drain;
import org.jackfield.problem.Details;
import org.jackfield.problem.End;
import org.jackfield.relay.RelaySettings;
import org.jackfield.session.Chore;
import org.jackfield.wire.Clockwork;
import org.jackfield.wire.Ticker;

/**
 * The bodies of plain requests: what may come is asked first, then it is read without a thread that waits for it, and only a
 * request whose body is whole goes on. Any thread may call.
 */
@ApplicationScoped
public class Bodies implements Chore {

    private static final System.Logger LOG = System.getLogger(Bodies.class.getName());

    /** The attribute of a request that holds its {@link Body}. */
    static final String BODY = Bodies.class.getName() + ".body";

    /** The attribute of a request that is run when the request came back. */
    static final String DONE = Bodies.class.getName() + ".done";

    /** What a body may have that no rule knows. */
    private static final int SMALL_BYTES = 64 << 10;

    private static final int SOON_MILLIS = 2;

    private final Set<BodyReading> reading = ConcurrentHashMap.newKeySet();
    private final BodyCounts counts = new BodyCounts();
    private volatile boolean warned;

    @Inject
    BodySettings settings;

    @Inject
    RelaySettings relays;

    @Inject
    HeldBytes held;

    @Inject
    HttpProblems problems;

    @Inject
    Ticker ticker;

    @Inject
    Drain drain;

    @Inject
    @Any
    Instance<BodyRule> rules;

    @Inject
    @ShortAnswers
    Executor writers;

    @Inject
    @Clockwork
    ScheduledExecutorService clockwork;

    /** The body of a request that has gone on; an empty one for a request that had none. */
    public Body of(HttpServletRequest request) {
        return request.getAttribute(BODY) instanceof Body body ? body : new Body(held);
    }

    /** The request as it goes on, its body out of memory. */
    public HttpServletRequest asRead(HttpServletRequest request) {
        return request.getAttribute(BODY) instanceof Body body ? new ReadRequest(request, body) : request;
    }

    /** Told of the container's own limit for a body that says its length; warns once if it is below what is taken here. */
    public void liftedFrom(long containersBytes) {
        long most = relays.oneShotBytes() / 2L * 3 + SMALL_BYTES;
        if (containersBytes > 0 && containersBytes < most && !warned) {
            warned = true;
            LOG.log(
                    System.Logger.Level.WARNING,
                    "The server turns bodies above {0} bytes down by itself, without words; recordings in base64 may have {1}."
                            + " Raise the max-post-size of its listener.",
                    containersBytes,
                    most);
        }
    }

    /** To be called when a request that went on has come back; what it held is given back. */
    public void cameBack(HttpServletRequest request) {
        if (request.getAttribute(DONE) instanceof Runnable done) {
            request.removeAttribute(DONE);
            done.run();
        }
    }

    /**
     * Whether the request may go on. If not, it was answered, or comes again by itself when its body is here.
     *
     * @param internals of the request
     */
    public boolean areHere(
            String path,
            HttpServletRequest request,
            HttpServletResponse response,
            AccessRequest asked,
            RequestInternals internals)
            throws IOException {
        if (request.getAttribute(BODY) != null || request.getAttribute(DONE) != null) {
            return true;
        }
        Optional<Terms> known = rules.stream()
                .flatMap(rule -> rule.terms(path, request, asked).stream())
                .findFirst();
        if (known.isEmpty() && !BodyHead.of(request).there()) {
            return true;
        }
        Terms.Welcome small = new Terms.Welcome(SMALL_BYTES, () -> tooLarge(SMALL_BYTES), () -> {});
        Terms.Welcome welcome = known.isPresent() && known.get() instanceof Terms.Welcome found ? found : small;
        BodyHead head = BodyHead.of(request);
        SuspendedRequest suspended = new SuspendedRequest(request, response, internals, this::soon);
        BodyReading body = new BodyReading(this, welcome, asked.client(), head, suspended);
        Optional<HttpAnswer> refusal = known.filter(Terms.Refused.class::isInstance)
                .map(refused -> ((Terms.Refused) refused).answer())
                .or(() -> objection(welcome, body, head));
        if (refusal.isEmpty() && !head.there()) {
            request.setAttribute(DONE, welcome.done());
            return true;
        }
        if (refusal.isEmpty() && body.isHere()) {
            return true;
        }
        if (refusal.isEmpty() && !body.overflows()) {
            reading.add(body);
            body.begin();
            return false;
        }
        welcome.done().run();
        HttpAnswer answer = refusal.orElseGet(this::withoutRoom);
        if (!head.there() || (head.asksFirst() && !internals.invitesBodies())) {
            if (head.there()) {
                response.setHeader("Connection", "close");
            }
            answer.writeTo(response);
        } else {
            reading.add(body);
            body.begin(answer);
        }
        return false;
    }

    private Optional<HttpAnswer> objection(Terms.Welcome welcome, BodyReading body, BodyHead head) {
        if (head.length() > welcome.mostBytes()) {
            return Optional.of(welcome.tooLarge().get());
        }
        long same = reading.stream()
                .filter(other -> other.address().equals(body.address()))
                .count();
        boolean full =
                head.there() && (reading.size() >= settings.maxConcurrent() || same * 2 > settings.maxConcurrent());
        return full ? Optional.of(withoutRoom()) : Optional.empty();
    }

    /** The answer to one for which there is no room, which counts it. */
    HttpAnswer withoutRoom() {
        counts.withoutRoom();
        return answer(End.OVERLOADED);
    }

    HttpAnswer answer(End end) {
        return problems.answer(end);
    }

    private HttpAnswer tooLarge(int mostBytes) {
        return problems.answer(End.TOO_LARGE, Details.of("maxBytes", mostBytes));
    }

    /** Has an answer written by a thread that may wait, or the client dropped if there is none. */
    void write(Runnable writing, Runnable drop) {
        try {
            writers.execute(writing);
        } catch (RejectedExecutionException tooMany) {
            drop.run();
        }
    }

    /** Does something soon, on a thread that does not wait. */
    void soon(Runnable task) {
        try {
            Object unused = clockwork.schedule(task, SOON_MILLIS, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException shutDown) {
            LOG.log(System.Logger.Level.DEBUG, "A request is left alone, for the deployment ends.");
        }
    }

    void over(BodyReading body) {
        reading.remove(body);
    }

    BodyCounts counts() {
        return counts;
    }

    HeldBytes held() {
        return held;
    }

    BodySettings settings() {
        return settings;
    }

    long nanos() {
        return ticker.nanos();
    }

    @Override
    public void sweep() {
        long now = nanos();
        boolean closing = drain.isDue();
        reading.forEach(body -> body.sweep(now, closing));
    }

    /** How many bodies are on their way in now, those included that are thrown away. */
    public int size() {
        return reading.size();
    }
}
