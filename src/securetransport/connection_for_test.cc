// SPDX-License-Identifier: Apache-2.0
#include "src/securetransport/connection_for_test.h"

#include <cstring>

#include "src/base/trace.h"
#include "src/corefoundation/conversions.h"
#include "src/securetransport/names.h"
#include "src/securetransport/profiles/profiles.h"
#include "src/security/certificate.h"
#include "src/security/identity.h"
#include "src/security/trust_store.h"
#include "src/wire/point.h"

namespace shakedown::securetransport {
namespace {

wire::Wire& WireOf(SSLConnectionRef connection) {
  return *static_cast<wire::Wire*>(const_cast<void*>(connection));
}

OSStatus ReadFromWire(SSLConnectionRef connection, void* data, size_t* length) {
  const auto result =
      WireOf(connection).Read(std::span(static_cast<uint8_t*>(data), *length));
  *length = result.moved;
  return result.status;
}

OSStatus WriteToWire(SSLConnectionRef connection, const void* data,
                     size_t* length) {
  const auto result =
      WireOf(connection)
          .Write(ByteView(static_cast<const uint8_t*>(data), *length));
  *length = result.moved;
  return result.status;
}

// The bodies of one kind of event, as `describe` writes them.
template <typename T, typename F>
std::vector<std::string> Collect(Simulation& simulation, F describe) {
  std::vector<std::string> all;
  for (const Event& event : simulation.trace().events()) {
    if (const T* body = std::get_if<T>(&event.body)) {
      const std::string text = describe(*body);
      if (!text.empty()) all.push_back(text);
    }
  }
  return all;
}

}  // namespace

void ContextTest::Create(SSLProtocolSide side, SSLConnectionType type) {
  owner = cf::CFRef<SSLContextRef>::Adopt(
      SSLCreateContext(kCFAllocatorDefault, side, type));
  context = owner.get();
}

void ContextTest::UseProfileNamed(const char* name) {
  ASSERT_NE(FindProfile(name), nullptr) << name;
  UseProfile(simulation, *FindProfile(name));
}

SSLSessionState ContextTest::State() {
  SSLSessionState state = kSSLIdle;
  EXPECT_EQ(SSLGetSessionState(context, &state), errSecSuccess);
  return state;
}

std::vector<std::string> ContextTest::States() const {
  return Collect<StateChanged>(
      const_cast<Simulation&>(simulation),
      [](const StateChanged& e) { return e.from + " > " + e.to; });
}

std::vector<std::string> ContextTest::Findings() const {
  return Collect<Finding>(const_cast<Simulation&>(simulation),
                          [](const Finding& e) { return e.name; });
}

ConnectionTest::ConnectionTest() {
  recipes["root"].common_name = "Acme Root CA";
  recipes["root"].trusted = true;
  recipes["issuing"].common_name = "Acme TLS CA";
  recipes["issuing"].issuer = "root";
  recipes["leaf"].hosts = {"api.example.com"};
  recipes["leaf"].issuer = "issuing";
  recipes["me"].common_name = "A Client";
  recipes["me"].issuer = "issuing";
  recipes["me"].usage = pki::Usage::kClient;
  script.chain = {"leaf", "issuing"};
}

void ConnectionTest::Mint() {
  auto result = pki::Mint(recipes, simulation.clock().UnixSeconds());
  ASSERT_TRUE(result.ok()) << result.error().ToString();
  minted = std::move(result.value());
  auto& anchors = simulation.Slot<security::TrustStore>().anchors;
  anchors.clear();
  for (const auto& [name, certificate] : minted) {
    if (certificate.trusted) anchors.push_back(certificate.der);
  }
}

void ConnectionTest::Connect(SSLProtocolSide side) {
  Mint();
  if (context == nullptr) Create(side);
  script.is_server = side == kSSLClientSide;
  auto made = peer::MakePeer(script, minted, simulation);
  ASSERT_TRUE(made.ok()) << made.error().ToString();
  peer = std::move(made.value());
  wire = std::make_unique<wire::Wire>(
      script.is_server ? wire::Speaker::kServer : wire::Speaker::kClient,
      effects, simulation, script.transport);
  wire->Attach(*peer);
  SSLSetIOFuncs(context, ReadFromWire, WriteToWire);
  SSLSetConnection(context, wire.get());
  if (side == kSSLClientSide) {
    SSLSetPeerDomainName(context, "api.example.com", 15);
  } else if (!server_identity.empty()) {
    SetIdentity(server_identity);
  }
}

void ConnectionTest::Reconnect(SSLProtocolSide side) {
  Create(side);
  Connect(side);
}

void ConnectionTest::At(const char* point, wire::Action action) {
  const auto parsed = wire::ParsePoint(point);
  ASSERT_TRUE(parsed.ok()) << parsed.error().ToString();
  effects.push_back({parsed.value(), std::move(action)});
}

OSStatus ConnectionTest::HandshakeThroughBlocks() {
  OSStatus status = errSSLWouldBlock;
  for (int i = 0; i < 1000 && status == errSSLWouldBlock; ++i) {
    status = Handshake();
  }
  return status;
}

OSStatus ConnectionTest::Write(const std::string& text, size_t* processed) {
  size_t ignored = 0;
  return SSLWrite(context, text.data(), text.size(),
                  processed == nullptr ? &ignored : processed);
}

OSStatus ConnectionTest::Read(size_t size) {
  std::string buffer(size, '\0');
  size_t processed = 0;
  const OSStatus status =
      SSLRead(context, buffer.data(), buffer.size(), &processed);
  read = buffer.substr(0, processed);
  return status;
}

cf::CFRef<CFArrayRef> ConnectionTest::Certificates(
    const std::vector<std::string>& names) {
  std::vector<cf::CFRef<SecCertificateRef>> owners;
  std::vector<CFTypeRef> elements;
  for (const auto& name : names) {
    owners.push_back(security::MakeCertificate(minted[name].der));
    elements.push_back(owners.back().get());
  }
  return cf::MakeArray(elements);
}

void ConnectionTest::SetIdentity(const std::string& name) {
  const auto identity =
      security::MakeIdentity(minted[name].der, minted[name].key);
  ASSERT_TRUE(identity);
  const CFTypeRef elements[] = {identity.get()};
  EXPECT_EQ(SSLSetCertificate(context, cf::MakeArray(elements).get()),
            errSecSuccess);
}

std::vector<std::string> ConnectionTest::AppAlerts() const {
  return Collect<AlertMoved>(
      const_cast<Simulation&>(simulation), [](const AlertMoved& e) {
        if (e.direction == Direction::kFromPeer) return std::string();
        return std::to_string(e.level) + ":" + std::to_string(e.description);
      });
}

size_t ConnectionTest::callback_calls() const {
  return Collect<CallbackCalled>(
             const_cast<Simulation&>(simulation),
             [](const CallbackCalled&) { return std::string("call"); })
      .size();
}

}  // namespace shakedown::securetransport
