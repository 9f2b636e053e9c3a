// SPDX-License-Identifier: Apache-2.0
#include "src/cli/bench/cases.h"

#include <utility>

#include "src/openssl/library_context.h"
#include "src/openssl/openssl_ptr.h"
#include "src/pki/mint.h"
#include "src/runner/reference_app.h"
#include "src/runner/world.h"
#include "src/simulation/simulation.h"

namespace shakedown::cli {
namespace {

constexpr char kHost[] = "api.example.com";

// Everything that the loop reuses from one handshake to the next.
struct Loop {
  Simulation simulation;
  openssl::SslContextPtr client;
  openssl::SslContextPtr server;
};

openssl::X509Ptr Parse(const Bytes& der) {
  openssl::X509Ptr certificate(X509_new_ex(openssl::LibraryContext(), nullptr));
  X509* raw = certificate.release();
  const uint8_t* at = der.data();
  d2i_X509(&raw, &at, static_cast<long>(der.size()));
  return openssl::X509Ptr(raw);
}

openssl::SslContextPtr MakeContext(const SSL_METHOD* method) {
  openssl::SslContextPtr context(
      SSL_CTX_new_ex(openssl::LibraryContext(), nullptr, method));
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_max_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_session_cache_mode(context.get(), SSL_SESS_CACHE_OFF);
  SSL_CTX_set_options(context.get(), SSL_OP_NO_TICKET);
  SSL_CTX_set1_groups_list(context.get(), "P-256");
  return context;
}

void ConfigureServer(SSL_CTX* context, const scenario::Scenario& scenario,
                     const pki::MintedSet& certificates) {
  bool is_leaf = true;
  for (const std::string& name : scenario.peer.chain) {
    const pki::Minted& minted = certificates.at(name);
    openssl::X509Ptr certificate = Parse(minted.der);
    if (is_leaf) {
      SSL_CTX_use_certificate(context, certificate.get());
      SSL_CTX_use_PrivateKey(context, minted.key.get());
      is_leaf = false;
    } else {
      SSL_CTX_add1_chain_cert(context, certificate.get());
    }
  }
}

void ConfigureClient(SSL_CTX* context, const pki::MintedSet& certificates) {
  for (const auto& [name, minted] : certificates) {
    if (!minted.trusted) continue;
    X509_STORE_add_cert(SSL_CTX_get_cert_store(context),
                        Parse(minted.der).get());
  }
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
}

// Moves what one end wrote to the other; false if there was nothing.
bool Move(SSL* from, SSL* to) {
  char buffer[16'384];
  const int count = BIO_read(SSL_get_wbio(from), buffer, sizeof(buffer));
  if (count <= 0) return false;
  BIO_write(SSL_get_rbio(to), buffer, count);
  return true;
}

openssl::SslPtr MakeEnd(SSL_CTX* context) {
  openssl::SslPtr ssl(SSL_new(context));
  SSL_set_bio(ssl.get(), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
  return ssl;
}

bool RunLoop(Loop& loop) {
  Simulation::Scope scope(loop.simulation);
  const openssl::SslPtr client = MakeEnd(loop.client.get());
  const openssl::SslPtr server = MakeEnd(loop.server.get());
  SSL_set_connect_state(client.get());
  SSL_set_accept_state(server.get());
  SSL_set_tlsext_host_name(client.get(), kHost);
  SSL_set1_host(client.get(), kHost);
  bool moved = true;
  while (moved && !(SSL_is_init_finished(client.get()) &&
                    SSL_is_init_finished(server.get()))) {
    SSL_do_handshake(client.get());
    moved = Move(client.get(), server.get());
    SSL_do_handshake(server.get());
    moved = Move(server.get(), client.get()) || moved;
  }
  SSL_shutdown(client.get());
  return SSL_is_init_finished(client.get()) != 0;
}

}  // namespace

scenario::Scenario BenchScenario(const std::string& key) {
  const bool is_rsa = key == "RSA-2048";
  scenario::Scenario scenario;
  scenario.name = key;
  pki::CertificateRecipe root;
  root.trusted = true;
  pki::CertificateRecipe leaf;
  leaf.hosts = {kHost};
  if (is_rsa) {
    root.key = leaf.key = pki::KeyKind::kRsa2048;
    leaf.issuer = "root";
    scenario.peer.chain = {"leaf"};
  } else {
    pki::CertificateRecipe issuing;
    issuing.issuer = "root";
    leaf.issuer = "issuing";
    scenario.pki["issuing"] = issuing;
    scenario.peer.chain = {"leaf", "issuing"};
  }
  scenario.pki["root"] = root;
  scenario.pki["leaf"] = leaf;
  scenario.peer.versions = {"TLS1.2"};
  scenario.app.peer_name = kHost;
  return scenario;
}

Result<Handshake> PlainLibsslLoop(const scenario::Scenario& scenario) {
  auto minted = pki::Mint(scenario.pki, scenario.clock);
  if (!minted.ok()) return minted.error();
  auto loop = std::make_shared<Loop>();
  Simulation::Scope scope(loop->simulation);
  loop->client = MakeContext(TLS_client_method());
  loop->server = MakeContext(TLS_server_method());
  ConfigureClient(loop->client.get(), minted.value());
  ConfigureServer(loop->server.get(), scenario, minted.value());
  return Handshake([loop] { return RunLoop(*loop); });
}

Handshake ApiAgainstPeer(const scenario::Scenario& scenario) {
  return [scenario] {
    auto world = runner::World::Make(scenario);
    if (!world.ok()) return false;
    Simulation::Scope scope(world.value()->simulation());
    auto connection = world.value()->Connect();
    if (!connection.ok()) return false;
    runner::ReferenceApp app(*world.value(), *connection.value());
    app.Run();
    return connection.value()->peer().connected();
  };
}

}  // namespace shakedown::cli
