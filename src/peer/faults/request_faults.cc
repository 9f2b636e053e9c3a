// SPDX-License-Identifier: Apache-2.0
// What a server does wrong in asking for a client's certificate (RFC 5246
// section 7.4.4).
#include <openssl/ssl.h>

#include "src/peer/faults/plan.h"
#include "src/peer/faults/rows.h"

namespace shakedown::peer {
namespace {

constexpr FaultPhase kPhase = FaultPhase::kRequest;
constexpr FaultSide kServer = FaultSide::kServer;

constexpr uint8_t kCertificateRequestType = 13;

struct Request {
  Bytes types = {1, 64};         // RSA and ECDSA signatures
  std::optional<Bytes> schemes;  // TLS 1.2
  Bytes authorities;             // each after its length
};

Bytes Encode(const Request& request) {
  ByteWriter writer;
  writer.Vector(1, request.types);
  if (request.schemes) writer.Vector(2, *request.schemes);
  writer.Vector(2, request.authorities);
  return Message(kCertificateRequestType, writer.bytes());
}

Bytes Copy(std::optional<ByteView> view) {
  return view ? Bytes(view->begin(), view->end()) : Bytes();
}

Request Parse(ByteView message, const SSL* ssl) {
  Request request;
  ByteReader reader(BodyOf(message));
  request.types = Copy(reader.ReadVector(1));
  if (SSL_version(ssl) == TLS1_2_VERSION) {
    request.schemes = Copy(reader.ReadVector(2));
  }
  request.authorities = Copy(reader.ReadVector(2));
  return request;
}

// A request that libssl knows nothing of.
openssl::HandshakePiece Unasked(const SSL* ssl) {
  Request request;
  if (SSL_version(ssl) == TLS1_2_VERSION) request.schemes = {4, 1, 4, 3};
  return {openssl::kHandshakeType, Encode(request)};
}

template <bool kBefore>
void RequestAt(Plan& plan, const char* message) {
  plan.EditFlight(message, [](Flight& flight, const Moment& now) {
    flight.insert(kBefore ? flight.begin() : flight.end(), Unasked(now.ssl));
    return true;
  });
}

void Early(Plan& plan, int64_t) { RequestAt<true>(plan, "Certificate"); }
void Late(Plan& plan, int64_t) { RequestAt<false>(plan, "ServerHelloDone"); }

// A peer that asks in any case, and how it does so.
void Edit(Plan& plan, std::function<void(Request& request)> edit) {
  if (!plan.script.request_certificate)
    plan.script.request_certificate.emplace();
  plan.EditFlight("CertificateRequest",
                  [edit = std::move(edit)](Flight& flight, const Moment& now) {
                    for (openssl::HandshakePiece& piece : flight) {
                      Request request = Parse(piece.content, now.ssl);
                      edit(request);
                      piece.content = Encode(request);
                    }
                    return true;
                  });
}

void NoAuthorities(Plan& plan, int64_t) {
  Edit(plan, [](Request& request) { request.authorities = {}; });
}

// O=Authority 00000, O=Authority 00001, ...
Bytes NameOfAuthority(int64_t number) {
  std::string digits = std::to_string(number);
  digits.insert(0, 5 - digits.size(), '0');
  const std::string text = "Authority " + digits;
  const auto size = static_cast<uint8_t>(text.size());
  Bytes name = {0x30, static_cast<uint8_t>(size + 11),
                0x31, static_cast<uint8_t>(size + 9),
                0x30, static_cast<uint8_t>(size + 7),
                0x06, 0x03,
                0x55, 0x04,
                0x0A, 0x0C,
                size};
  Append(name, AsBytes(text));
  return name;
}

void ManyAuthorities(Plan& plan, int64_t count) {
  Edit(plan, [count](Request& request) {
    ByteWriter writer;
    for (int64_t i = 0; i < count; ++i) writer.Vector(2, NameOfAuthority(i));
    request.authorities = writer.Take();
  });
}

void UnknownTypes(Plan& plan, int64_t) {
  Edit(plan, [](Request& request) { request.types = {5, 6, 20, 99}; });
}

void NoTypes(Plan& plan, int64_t) {
  Edit(plan, [](Request& request) { request.types = {}; });
}

void UnknownSchemes(Plan& plan, int64_t) {
  Edit(plan, [](Request& request) {
    if (request.schemes) request.schemes = {9, 9};
  });
}

void LyingAuthority(Plan& plan, int64_t) {
  Edit(plan, [](Request& request) { request.authorities = {0, 9, 0x30}; });
}

}  // namespace

FaultRows RequestFaults() {
  return {
      {"early_request", kPhase, kServer,
       "asks for a certificate before it has shown its own", &Early},
      {"late_request", kPhase, kServer,
       "asks for a certificate after its ServerHelloDone", &Late},
      {"no_authorities", kPhase, kServer,
       "asks for a certificate of nobody in particular", &NoAuthorities},
      {"many_authorities",
       kPhase,
       kServer,
       "asks for a certificate of any of very many authorities",
       &ManyAuthorities,
       {"authorities", 1, 2'200, 2'000}},
      {"unknown_certificate_types", kPhase, kServer,
       "asks for kinds of certificates that the app does not know",
       &UnknownTypes},
      {"no_certificate_types", kPhase, kServer,
       "asks for a certificate of no kind", &NoTypes},
      {"unknown_request_schemes", kPhase, kServer,
       "asks for signatures that the app cannot make, in TLS 1.2",
       &UnknownSchemes},
      {"authority_length_lies", kPhase, kServer,
       "says that an authority's name is longer than all of them",
       &LyingAuthority},
  };
}

}  // namespace shakedown::peer
