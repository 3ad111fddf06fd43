package io.drover.store.postgres;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A cable to a server, which breaks where it is told to. */
final class Cable implements Closeable {
    private final ServerSocket entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> ends = new ArrayList<>();
    private final int server;
    private volatile String cutBefore = "";
    private volatile String swallowAfter = "";
    private volatile boolean mute;

    Cable(int server) throws IOException {
        this.server = server;
        start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** The connection ends instead of passing a request with this word on. */
    void cutBefore(String word) {
        cutBefore = word;
    }

    /** A request with this word arrives, and the connection ends before its answer. */
    void swallowAnswerTo(String word) {
        swallowAfter = word;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "cable");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket here = entrance.accept();
                Socket there = new Socket(InetAddress.getLoopbackAddress(), server);
                synchronized (ends) {
                    ends.add(here);
                    ends.add(there);
                }
                start(() -> requests(here, there));
                start(() -> answers(here, there));
            }
        } catch (IOException e) {
            // The cable was unplugged.
            return;
        }
    }

    private void requests(Socket here, Socket there) {
        try (here;
                there) {
            byte[] bytes = new byte[1 << 16];
            InputStream in = here.getInputStream();
            OutputStream out = there.getOutputStream();
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                String text = new String(bytes, 0, n, StandardCharsets.ISO_8859_1);
                if (!cutBefore.isEmpty() && text.contains(cutBefore)) {
                    cutBefore = "";
                    return;
                }
                if (!swallowAfter.isEmpty() && text.contains(swallowAfter)) {
                    swallowAfter = "";
                    mute = true;
                }
                out.write(bytes, 0, n);
            }
        } catch (IOException e) {
            // One end hung up.
            return;
        }
    }

    private void answers(Socket here, Socket there) {
        try {
            byte[] bytes = new byte[1 << 16];
            InputStream in = there.getInputStream();
            OutputStream out = here.getOutputStream();
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                if (mute) {
                    mute = false;
                    here.close();
                    return;
                }
                out.write(bytes, 0, n);
            }
        } catch (IOException e) {
            // One end hung up.
            return;
        }
    }

    /** Nothing passes any more, in no direction, for good. */
    void unplug() throws IOException {
        entrance.close();
        synchronized (ends) {
            for (Socket end : ends) {
                end.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        unplug();
    }
}
