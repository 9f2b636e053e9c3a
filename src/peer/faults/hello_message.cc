// SPDX-License-Identifier: Apache-2.0
#include "src/peer/faults/hello_message.h"

#include <algorithm>
#include <utility>

namespace shakedown::peer {
namespace {

constexpr uint8_t kServerHelloType = 2;
constexpr size_t kRandomSize = 32;

Bytes Copy(std::optional<ByteView> view) {
  return view ? Bytes(view->begin(), view->end()) : Bytes();
}

void ReadChoices(ByteReader& reader, Hello& hello) {
  hello.suites = {reader.ReadU16().value_or(0)};
  hello.compressions = {reader.ReadU8().value_or(0)};
}

void ReadOffers(ByteReader& reader, Hello& hello) {
  ByteReader suites(reader.ReadVector(2).value_or(ByteView()));
  while (const auto suite = suites.ReadU16()) hello.suites.push_back(*suite);
  hello.compressions = Copy(reader.ReadVector(1));
}

std::vector<HelloExtension> ReadExtensions(ByteView block) {
  std::vector<HelloExtension> extensions;
  ByteReader reader(block);
  while (const auto type = reader.ReadU16()) {
    extensions.push_back({*type, Copy(reader.ReadVector(2))});
  }
  return extensions;
}

void WriteSuites(const Hello& hello, ByteWriter& writer) {
  ByteWriter suites;
  for (const uint16_t suite : hello.suites) suites.U16(suite);
  if (hello.message_type == kServerHelloType) return writer.Raw(suites.bytes());
  writer.Vector(2, suites.bytes());
}

}  // namespace

void Hello::Remove(uint16_t extension) {
  if (!extensions) return;
  auto& all = *extensions;
  all.erase(std::remove_if(all.begin(), all.end(),
                           [extension](const HelloExtension& one) {
                             return one.type == extension;
                           }),
            all.end());
}

void Hello::Add(uint16_t extension, Bytes data) {
  if (!extensions) extensions.emplace();
  extensions->push_back({extension, std::move(data)});
}

bool Hello::Has(uint16_t extension) const {
  return extensions && std::any_of(extensions->begin(), extensions->end(),
                                   [extension](const HelloExtension& one) {
                                     return one.type == extension;
                                   });
}

Hello ParseHello(ByteView message) {
  Hello hello;
  hello.message_type = message[0];
  ByteReader reader(BodyOf(message));
  hello.version = reader.ReadU16().value_or(0);
  hello.random = Copy(reader.ReadBytes(kRandomSize));
  hello.session_id = Copy(reader.ReadVector(1));
  if (hello.message_type == kServerHelloType) {
    ReadChoices(reader, hello);
  } else {
    ReadOffers(reader, hello);
  }
  if (const auto block = reader.ReadVector(2)) {
    hello.extensions = ReadExtensions(*block);
  }
  return hello;
}

Bytes Encode(const Hello& hello) {
  ByteWriter writer;
  writer.U16(hello.version);
  writer.Raw(hello.random);
  writer.Vector(1, hello.session_id);
  WriteSuites(hello, writer);
  if (hello.message_type == kServerHelloType) {
    writer.Raw(hello.compressions);
  } else {
    writer.Vector(1, hello.compressions);
  }
  if (hello.extensions) {
    ByteWriter block;
    for (const HelloExtension& extension : *hello.extensions) {
      block.U16(extension.type);
      block.Vector(2, extension.data);
    }
    writer.Vector(2, block.bytes());
  }
  return Message(hello.message_type, writer.bytes());
}

void EditServerHello(Plan& plan, std::function<void(Hello& hello)> edit) {
  plan.EditMessage("ServerHello", [edit = std::move(edit)](Bytes& message) {
    Hello hello = ParseHello(message);
    edit(hello);
    message = Encode(hello);
  });
}

void EditClientHello(Plan& plan, std::function<void(Hello& hello)> edit) {
  plan.EditMessage("ClientHello", [edit = std::move(edit)](Bytes& message) {
    Hello hello = ParseHello(message);
    edit(hello);
    message = Encode(hello);
  });
}

void EditHello(Plan& plan, std::function<void(Hello& hello)> edit) {
  if (plan.script.is_server) return EditServerHello(plan, std::move(edit));
  EditClientHello(plan, std::move(edit));
}

}  // namespace shakedown::peer
