package org.jackfield.upstream.deepgram;

import org.jackfield.upstream.Model;
import org.jackfield.upstream.Query;
import org.jackfield.upstream.Resolution;
import org.jackfield.upstream.Route;

/** A model of Deepgram: what is declared of it, and how Deepgram itself is asked for it. */
interface DeepgramModel {

    Model declared();

    /** See {@link org.jackfield.upstream.Provider#settle}. */
    Resolution settle(Route route);

    /** The path of Deepgram's own address, with a slash at its beginning. */
    String path();

    /** The query behind that path. */
    Query query(Route route);
}
