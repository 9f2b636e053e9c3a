// SPDX-License-Identifier: Apache-2.0
#include "src/peer/world_for_test.h"

#include "src/wire/records.h"

namespace shakedown::peer {
namespace {

using wire::Speaker;

Speaker RoleOf(const Script& script) {
  return script.is_server ? Speaker::kServer : Speaker::kClient;
}

Speaker OtherThan(Speaker speaker) {
  return speaker == Speaker::kServer ? Speaker::kClient : Speaker::kServer;
}

}  // namespace

pki::MintedSet TestCertificates() {
  pki::Recipes recipes;
  recipes["root"].common_name = "Root";
  recipes["root"].trusted = true;
  recipes["issuing"].common_name = "Issuing";
  recipes["issuing"].issuer = "root";
  recipes["leaf"].hosts = {"api.example.com"};
  recipes["leaf"].issuer = "issuing";
  recipes["rsa_leaf"] = recipes["leaf"];
  recipes["rsa_leaf"].key = pki::KeyKind::kRsa2048;
  recipes["person"].common_name = "Person";
  recipes["person"].issuer = "issuing";
  recipes["person"].usage = pki::Usage::kClient;
  pki::MintedSet minted = pki::Mint(recipes, 1768478400).value();
  minted["garbage"] = minted.at("leaf");
  minted["garbage"].der = {1, 2, 3};
  return minted;
}

std::vector<std::string> World::PeerEvents() {
  std::vector<std::string> texts;
  for (const Event& event : simulation.trace().events()) {
    if (const auto* body = std::get_if<PeerEvent>(&event.body)) {
      texts.push_back(body->text);
    }
  }
  return texts;
}

Script ServerScript() {
  Script script;
  script.chain = {"leaf", "issuing"};
  return script;
}

Script ClientScript() {
  Script script;
  script.is_server = false;
  script.peer_name = "api.example.com";
  return script;
}

Connection::Connection(World& world, const Script& script)
    : peer(MakePeer(script, world.certificates, world.simulation).value()),
      wire(RoleOf(script), {}, world.simulation),
      app(OtherThan(RoleOf(script)), wire, world.simulation) {
  wire.Attach(*peer);
  if (!script.is_server) app.Use(world.certificates.at("leaf"));
}

std::vector<std::string> Connection::PeerMessages() const {
  wire::RecordTracker tracker(wire::Speaker::kServer);
  tracker.Feed(wire.sent_by_peer());
  std::vector<std::string> names;
  for (const wire::Message& message : tracker.messages()) {
    names.push_back(message.name);
  }
  return names;
}

}  // namespace shakedown::peer
