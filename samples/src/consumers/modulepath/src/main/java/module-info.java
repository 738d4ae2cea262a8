module com.example {
  requires io.github.ibmcontainers;
  requires io.github.ibmcontainers.fake;
}
