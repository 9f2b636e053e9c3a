// SPDX-License-Identifier: Apache-2.0
#include "src/engine/extensions/certificate_status.h"

#include <utility>

#include "src/engine/extensions/extension_block.h"

namespace shakedown::engine {

void AskForStapled(const Connection& connection, ByteWriter& block) {
  if (!connection.rules.status_request_and_sct) return;
  WriteExtension(block, ExtensionType::kStatusRequest,
                 Bytes{1, 0, 0, 0, 0});  // OCSP, any responder
  WriteExtension(block, ExtensionType::kSignedCertificateTimestamp, {});
}

Status TakeStatusAnswer(const Connection& connection) {
  return connection.rules.status_request_and_sct ? Status::kOk
                                                 : Status::kProtocol;
}

Status TakeScts(Connection& connection, ByteView data) {
  if (!connection.rules.status_request_and_sct) return Status::kProtocol;
  ByteReader reader(data);
  const auto list = reader.ReadVector(2);
  if (!list || !reader.empty()) return Status::kProtocol;
  std::vector<Bytes> scts;
  ByteReader entries(*list);
  while (!entries.empty()) {
    const auto sct = entries.ReadVector(2);
    if (!sct) return Status::kProtocol;
    scts.emplace_back(sct->begin(), sct->end());
  }
  connection.stapled.scts = std::move(scts);
  return Status::kOk;
}

Status ReceiveCertificateStatus(Connection& connection, ByteView body) {
  constexpr uint8_t kOcsp = 1;
  ByteReader reader(body);
  const auto type = reader.ReadU8();
  if (!type) return Status::kProtocol;
  if (*type != kOcsp) return Status::kOk;
  const auto response = reader.ReadVector(3);
  if (!response || response->empty() || !reader.empty()) {
    return Status::kProtocol;
  }
  connection.stapled.ocsp_response.assign(response->begin(), response->end());
  return Status::kOk;
}

}  // namespace shakedown::engine
