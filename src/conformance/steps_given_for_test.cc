// SPDX-License-Identifier: Apache-2.0
// What is given: peer, certificates, wire.
#include "src/conformance/steps_for_test.h"

namespace shakedown::conformance {

Step Profile(const std::string& name) {
  return [=](World& world) { world.UseProfileNamed(name.c_str()); };
}

Step Server() {
  return [](World& world) {
    world.side = kSSLServerSide;
    world.script.chain = {};
  };
}

Step Datagram() {
  return [](World& world) {
    world.type = kSSLDatagramType;
    world.script.transport = wire::Transport::kDatagram;
  };
}

Step Leaf(const std::string& defect) { return Defect("leaf", defect); }

Step Defect(const std::string& certificate, const std::string& defect) {
  return [=](World& world) { world.recipes[certificate].defect = defect; };
}

Step Key(const std::string& certificate, pki::KeyKind kind) {
  return [=](World& world) { world.recipes[certificate].key = kind; };
}

Step NoIdentity() {
  return [](World& world) { world.server_identity.clear(); };
}

Step PeerChain(std::vector<std::string> names) {
  return [=](World& world) { world.script.chain = names; };
}

Step PeerVersions(std::vector<std::string> versions) {
  return [=](World& world) { world.script.versions = versions; };
}

Step PeerSuites(std::vector<std::string> names) {
  return [=](World& world) { world.script.suites = names; };
}

Step PeerAsks(std::vector<std::string> authorities) {
  return [=](World& world) {
    world.script.request_certificate = peer::CertificateRequest{authorities};
  };
}

Step PeerName(const std::string& name) {
  return [=](World& world) { world.script.peer_name = name; };
}

Step PeerAlert(const std::string& instead_of, uint8_t level,
               uint8_t description) {
  return [=](World& world) {
    world.script.alert = {instead_of, {level, description}};
  };
}

Step PeerSends(std::vector<peer::Step> after_handshake) {
  return [=](World& world) { world.script.after_handshake = after_handshake; };
}

Step RawPeer(std::vector<peer::Step> steps) {
  return [=](World& world) { world.script.raw = steps; };
}

Step At(const std::string& point, wire::Action action) {
  return [=](World& world) { world.At(point.c_str(), action); };
}

Step Insert(const std::string& point, Bytes bytes) {
  return At(point, wire::Insert{std::move(bytes)});
}

Step Create() {
  return [](World& world) { world.Context(); };
}

Step Connect() {
  return [](World& world) {
    world.Context();
    world.Connect(world.side);
  };
}

Step Again() {
  return [](World& world) { world.Again(); };
}

Step Identity(const std::string& certificate) {
  return [=](World& world) { world.SetIdentity(certificate); };
}

Step Advance(int64_t seconds) {
  return [=](World& world) { world.simulation.Advance(seconds * 1000); };
}

Step BeginCall(const std::string& function) {
  return [=](World& world) { world.wire->OnAppCall(function); };
}

}  // namespace shakedown::conformance
