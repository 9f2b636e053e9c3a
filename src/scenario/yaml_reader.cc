// SPDX-License-Identifier: Apache-2.0
#include "src/scenario/yaml_reader.h"

#include <filesystem>
#include <utility>

#include "src/scenario/matrix/cell_path.h"
#include "src/scenario/matrix/family.h"
#include "src/scenario/read_program.h"
#include "src/scenario/sections.h"
#include "src/scenario/yaml/document.h"
#include "src/scenario/yaml/include.h"

namespace shakedown::scenario {
namespace {

const Words kKeys = {"shakedown", "seed",   "clock",  "profile", "include",
                     "pki",       "server", "client", "app",     "keychain",
                     "transport", "wire",   "expect", "allow",   "matrix"};

// The sides of app and peer, which must agree.
void ReadSides(const Node& root, Reading& reading, Scenario& scenario) {
  const Node* client = root.Find("client");
  const Node* server = root.Find("server");
  if (client != nullptr && server != nullptr) {
    reading.diagnosis.Report(
        *client, "either 'server' or 'client': the app is the other one");
  }
  if (client == nullptr && server == nullptr) {
    reading.diagnosis.Report(
        root,
        "the key 'server' is missing: what the app talks to (or "
        "'client', if the app is the server)");
  }
  bool is_server = client != nullptr;
  const Node* app = root.Find("app");
  const Node* side = app != nullptr ? app->Find("side") : nullptr;
  if (side != nullptr) {
    std::string word;
    ReadValue(*side, "side", reading.diagnosis, word);
    CheckWord(*side, "side", {"client", "server"}, reading.diagnosis);
    const bool says_server = word == "server";
    if ((client != nullptr || server != nullptr) && says_server != is_server) {
      reading.diagnosis.Report(
          *side, "the peer is the " +
                     std::string(is_server ? "client" : "server") +
                     ", so the app must be the other side");
    }
    is_server = says_server;
  }
  reading.app_is_server = is_server;
  scenario.app.is_server = is_server;
  scenario.peer.is_server = !is_server;
}

void ReadWorld(const Fields& fields, const ReadOptions& options,
               Reading& reading, Scenario& scenario) {
  Diagnosis& diagnosis = reading.diagnosis;
  if (const Node* version = fields.Find("shakedown")) {
    ReadWhole(*version, "shakedown", diagnosis, 1, 1);
  }
  if (const Node* seed = fields.Find("seed")) {
    scenario.seed_is_random = seed->is_text() && seed->text == "random";
    if (!scenario.seed_is_random) {
      scenario.seed = ReadSeed(*seed, "seed", diagnosis);
    }
  }
  if (const Node* clock = fields.Find("clock")) {
    scenario.clock = ReadTime(*clock, "clock", diagnosis);
  }
  fields.Read("profile", scenario.profile);
  const Node* profile = fields.Find("profile");
  if (profile != nullptr && !options.known_profiles.empty()) {
    CheckWord(*profile, "profile", options.known_profiles, diagnosis);
  }
}

void ReadTransport(const Fields& fields, Scenario& scenario) {
  std::string transport = "stream";
  fields.ReadWord("transport", "transport", {"stream", "datagram"}, transport);
  if (transport == "datagram") {
    scenario.peer.transport = wire::Transport::kDatagram;
  }
}

void ReadAllow(const Fields& fields, const ReadOptions& options,
               Scenario& scenario) {
  if (options.known_findings.empty()) {
    return fields.Read("allow", scenario.allow);
  }
  Words words = options.known_findings;
  words.emplace_back("unfired_effects");
  words.emplace_back("unread_data");
  words.emplace_back("no_connection");
  words.emplace_back("left_processes");
  fields.ReadWords("allow", "finding", words, scenario.allow);
}

void ReadParts(const Fields& fields, Reading& reading, Scenario& scenario) {
  if (const Node* pki = fields.Find("pki")) {
    ReadPki(*pki, reading, scenario.pki);
  }
  for (const char* peer : {"server", "client"}) {
    if (const Node* node = fields.Find(peer)) {
      ReadPeer(*node, reading, scenario.peer);
    }
  }
  if (const Node* server = fields.Find("server")) {
    CheckStaple(*server, scenario, reading);
  }
  if (const Node* app = fields.Find("app")) {
    ReadApp(*app, reading, scenario.app);
    reading.app_is_program = scenario.app.program.has_value();
  }
  if (const Node* keychain = fields.Find("keychain")) {
    ReadKeychain(*keychain, reading, scenario.keychain);
  }
  if (const Node* wire = fields.Find("wire")) {
    ReadWire(*wire, reading, scenario.wire);
  }
  if (const Node* expect = fields.Find("expect")) {
    ReadExpect(*expect, reading, scenario);
  }
}

Result<Scenario> ReadTree(const Node& root, const ReadOptions& options,
                          Scenario scenario) {
  Reading reading;
  reading.known_findings = options.known_findings;
  const Fields fields(root, "", kKeys, reading.diagnosis);
  ReadSides(root, reading, scenario);
  ReadWorld(fields, options, reading, scenario);
  ReadTransport(fields, scenario);
  reading.transport = scenario.peer.transport;
  ReadParts(fields, reading, scenario);
  ReadAllow(fields, options, scenario);
  CheckProgramsWorld(root, reading, scenario);
  if (reading.diagnosis.failed()) return reading.diagnosis.error();
  return scenario;
}

// Has it what every file must begin with?
Result<Done> CheckBeginning(std::string_view yaml, const Node& root) {
  Node start = root;
  start.line = start.column = 1;
  if (LeadingComment(yaml).find_first_not_of(" \n\t") == std::string::npos) {
    return Error{"a scenario begins with a comment that says why it exists",
                 start.Where()};
  }
  if (root.Find("shakedown") == nullptr) {
    return Error{"the key 'shakedown' is missing: write 'shakedown: 1' first",
                 start.Where()};
  }
  return Done{};
}

// The document with its parts, before it is one scenario or several.
Result<Family> Open(std::string_view yaml, const CellPath& path,
                    const ReadOptions& options) {
  auto root = ParseDocument(yaml, path.file);
  if (!root.ok()) return root.error();
  if (!options.is_fragment) {
    const auto checked = CheckBeginning(yaml, root.value());
    if (!checked.ok()) return checked.error();
  }
  auto whole = ResolveIncludes(std::move(root).value(), path.file);
  if (!whole.ok()) return whole.error();
  return Family::Read(std::move(whole).value(), path.cell);
}

std::string NameOf(const std::string& file, const std::string& reason) {
  if (file.empty()) return reason.substr(0, reason.find('\n'));
  const CellPath path = SplitCellPath(file);
  return std::filesystem::path(path.file).stem().string() + path.cell;
}

Result<Scenario> ReadCell(const Family& family, size_t index,
                          const std::string& file, const std::string& reason,
                          const ReadOptions& options) {
  const std::string cell = family.NameOf(index);
  const auto in_cell = [&](const Error& error) {
    if (cell.empty()) return error;
    return Error{"in " + cell + ": " + error.message, error.where};
  };
  auto tree = family.Cell(index);
  if (!tree.ok()) return in_cell(tree.error());
  Scenario scenario;
  scenario.file = cell.empty() ? file : SplitCellPath(file).file + cell;
  scenario.reason = reason;
  scenario.name = NameOf(scenario.file, reason);
  auto read = ReadTree(tree.value(), options, std::move(scenario));
  if (!read.ok()) return in_cell(read.error());
  return read;
}

// Reads a family that must be of one.
Result<Scenario> ReadOnly(const Family& family, const std::string& file,
                          const std::string& reason,
                          const ReadOptions& options) {
  if (family.size() == 1) return ReadCell(family, 0, file, reason, options);
  const std::string path = SplitCellPath(file).file;
  return Error{"these are " + std::to_string(family.size()) +
                   " scenarios of a matrix; name one, such as '" + path +
                   family.NameOf(0) + "'",
               path + ":1:1"};
}

}  // namespace

Result<std::vector<Scenario>> ReadFamilyFile(const std::string& path,
                                             const ReadOptions& options) {
  const auto text = ReadText(SplitCellPath(path).file);
  if (!text.ok()) return text.error();
  return ReadFamily(text.value(), path, options);
}

Result<std::vector<Scenario>> ReadFamily(std::string_view yaml,
                                         const std::string& file,
                                         const ReadOptions& options) {
  const auto family = Open(yaml, SplitCellPath(file), options);
  if (!family.ok()) return family.error();
  const std::string reason = LeadingComment(yaml);
  std::vector<Scenario> scenarios;
  for (size_t i = 0; i < family->size(); ++i) {
    auto scenario = ReadCell(family.value(), i, file, reason, options);
    if (!scenario.ok()) return scenario.error();
    scenarios.push_back(std::move(scenario).value());
  }
  return scenarios;
}

Result<Scenario> ReadScenarioFile(const std::string& path,
                                  const ReadOptions& options) {
  const CellPath parts = SplitCellPath(path);
  const auto text = ReadText(parts.file);
  if (!text.ok()) return text.error();
  const auto family = Open(text.value(), parts, options);
  if (!family.ok()) return family.error();
  return ReadOnly(family.value(), path, LeadingComment(text.value()), options);
}

Result<Scenario> ReadScenario(std::string_view yaml, const std::string& file,
                              const ReadOptions& options) {
  const auto family = Open(yaml, {SplitCellPath(file).file, ""}, options);
  if (!family.ok()) return family.error();
  return ReadOnly(family.value(), file, LeadingComment(yaml), options);
}

}  // namespace shakedown::scenario
