package io.github.ibmcontainers.benchmark;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * IAM and the container API on raw sockets, for a process of its own: it reads a request's head,
 * and writes a prepared answer. Prints its port, and ends with its standard input.
 */
public final class LoopbackServer {
  private static final String CLUSTER =
      """
      {"id":"c%1$d","name":"mycluster%1$d","region":"us-south","location":"Dallas",\
      "datacenter":"dal10","multiAzCapable":true,"resourceGroup":"rg%1$d",\
      "resourceGroupName":"default","state":"normal","status":"All workers are normal",\
      "createdDate":"2021-01-27T00:18:56+0000","workerCount":2,"isPaid":true,\
      "masterKubeVersion":"1.29.5_1539","targetVersion":"1.29.6_1540",\
      "masterURL":"https://c7.us-south.containers.cloud.ibm.com:27078",\
      "ingress":{"hostname":"mycluster-%1$d.us-south.containers.appdomain.cloud",\
      "secretName":"mycluster-%1$d","status":"healthy",\
      "message":"All Ingress components are healthy"},\
      "podSubnet":"172.30.0.0/16","serviceSubnet":"172.21.0.0/16","type":"kubernetes",\
      "provider":"vpc-gen2","vpcs":["r006-%1$d"]}""";
  // {"iam_id":"IBMid-1","account":{"bss":"a1"}}
  private static final String JWT =
      "eyJhbGciOiJSUzI1NiJ9.eyJpYW1faWQiOiJJQk1pZC0xIiwiYWNjb3VudCI6eyJic3MiOiJhMSJ9fQ.c2ln";
  private static final byte[] TOKEN =
      answer(
          "{\"access_token\":\""
              + JWT
              + "\",\"refresh_token\":\"not_supported\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"expiration\":"
              + (System.currentTimeMillis() / 1000 + 3600)
              + "}");
  private static final byte[] ONE = answer(CLUSTER.formatted(1));
  private static final byte[] LIST =
      answer(
          IntStream.range(0, 500)
              .mapToObj(CLUSTER::formatted)
              .collect(Collectors.joining(",", "[", "]")));
  private static final byte[] NONE = answer("[]");

  private LoopbackServer() {}

  private static byte[] answer(String json) {
    return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + json.getBytes(StandardCharsets.UTF_8).length
            + "\r\n\r\n"
            + json)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    ServerSocket server = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
    System.out.println(server.getLocalPort());
    daemon(
        () -> {
          while (true) {
            Socket socket = server.accept();
            socket.setTcpNoDelay(true);
            daemon(() -> serve(socket));
          }
        });
    while (System.in.read() >= 0) {
      // Waits for the end.
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static void serve(Socket socket) throws IOException {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      String line = line(in);
      while (line != null) {
        int body = 0;
        for (String header = line(in); header != null && !header.isEmpty(); header = line(in)) {
          if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
            body = Integer.parseInt(header.substring(15).strip());
          }
        }
        in.skipNBytes(body);
        out.write(
            line.contains("/identity/token")
                ? TOKEN
                : line.contains("/vpc/getClusters")
                    ? LIST
                    : line.contains("getCluster?") ? ONE : NONE);
        out.flush();
        line = line(in);
      }
    }
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        return null;
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }
}
