package dev.tocsin.match.mapping;

import dev.tocsin.match.mapping.RealisticEventsTest.Example;
import dev.tocsin.telemetry.LogFormat;
import java.util.List;

/** Events of the Elastic Common Schema, with dots as nesting and as part of names, and of no schema at all. */
final class JsonExamples {

    private static final String SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    static final List<Example> ALL = List.of(
            json("ECS, a web request", """
                    {'@timestamp': '2026-03-01T12:00:00Z', 'ecs': {'version': '8.11.0'}, 'event': {'category': ['web'], 'dataset': 'proxy'},
                     'agent': {'name': 'Proxy1', 'type': 'filebeat'}, 'host': {'ip': ['10.0.0.9'], 'os': {'family': 'linux'}},
                     'source': {'ip': '10.0.0.5', 'port': 51544, 'bytes': 340, 'packets': 4, 'mac': '00-1B-44-11-3A-B7'},
                     'destination': {'ip': '192.0.2.9', 'port': 443, 'domain': 'shop.example.test', 'bytes': 1200, 'packets': 3},
                     'network': {'transport': 'tcp', 'protocol': 'http', 'type': 'ipv4'},
                     'http': {'version': '1.1', 'request': {'method': 'POST', 'referrer': 'http://a.test/'}},
                     'url': {'full': 'https://shop.example.test/x', 'path': '/x', 'domain': 'shop.example.test'},
                     'user_agent': {'original': 'curl/8', 'name': 'curl'},
                     'tls': {'client': {'ja3': 'AA0011', 'server_name': 'shop.example.test'}, 'server': {'ja3s': 'BB22'}},
                     'user': {'id': '7', 'name': 'frodo', 'full_name': 'Frodo B', 'email': 'frodo@corp.test'}}""", """
                    {'source-mac': {'type': 'mac-addr', 'value': '00:1b:44:11:3a:b7'},
                     'source': {'type': 'ipv4-addr', 'value': '10.0.0.5', 'resolves_to_refs': ['source-mac']},
                     'destination': {'type': 'ipv4-addr', 'value': '192.0.2.9'},
                     'traffic': {'type': 'network-traffic', 'src_ref': 'source', 'dst_ref': 'destination', 'src_port': 51544,
                                 'dst_port': 443, 'src_byte_count': 340, 'dst_byte_count': 1200, 'src_packets': 4, 'dst_packets': 3,
                                 'protocols': ['ipv4', 'tcp', 'http'], 'x_ja3': 'aa0011', 'x_ja3s': 'bb22',
                                 'extensions': {'http-request-ext': {'request_method': 'post', 'request_value': '/x',
                                     'request_version': 'http/1.1',
                                     'request_header': {'User-Agent': ['curl/8'], 'Referer': ['http://a.test/']}}}},
                     'domain': {'type': 'domain-name', 'value': 'shop.example.test'},
                     'server-name': {'type': 'domain-name', 'value': 'shop.example.test'},
                     'url': {'type': 'url', 'value': 'https://shop.example.test/x'},
                     'machine': {'type': 'x-oca-asset', 'hostname': 'proxy1'},
                     'user': {'type': 'user-account', 'user_id': '7', 'account_login': 'frodo', 'display_name': 'Frodo B'},
                     'process': {'type': 'process', 'creator_user_ref': 'user'},
                     'email': {'type': 'email-addr', 'value': 'frodo@corp.test'}}"""),
            json("ECS, a process, with dots in names", """
                    {'@timestamp': '2026-03-01T12:00:00Z', 'event.category': 'process', 'host.name': 'WS5', 'user.name': 'CORP\\\\frodo',
                     'process.executable': 'C:\\\\Windows\\\\cmd.exe', 'process.name': 'cmd.exe', 'process.pid': 42,
                     'process.command_line': 'cmd /c whoami', 'process.working_directory': 'C:\\\\T', 'process.hash.sha256': '%s',
                     'process.parent.executable': 'C:\\\\Windows\\\\explorer.exe', 'process.parent.pid': 40,
                     'process.parent.command_line': 'explorer.exe'}""".formatted(SHA256), """
                    {'machine': {'type': 'x-oca-asset', 'hostname': 'ws5'},
                     'user': {'type': 'user-account', 'account_login': 'frodo'},
                     'image-directory': {'type': 'directory', 'path': 'C:\\\\Windows'},
                     'image': {'type': 'file', 'name': 'cmd.exe', 'hashes': {'SHA-256': '%s'}, 'parent_directory_ref': 'image-directory'},
                     'parent-directory': {'type': 'directory', 'path': 'C:\\\\Windows'},
                     'parent-image': {'type': 'file', 'name': 'explorer.exe', 'parent_directory_ref': 'parent-directory'},
                     'parent': {'type': 'process', 'pid': 40, 'command_line': 'explorer.exe', 'image_ref': 'parent-image'},
                     'process': {'type': 'process', 'pid': 42, 'command_line': 'cmd /c whoami', 'cwd': 'C:\\\\T', 'image_ref': 'image',
                                 'parent_ref': 'parent', 'creator_user_ref': 'user'}}""".formatted(SHA256)),
            json("ECS, a name resolved", """
                    {'@timestamp': '2026-03-01T12:00:00Z', 'source': {'ip': '10.0.0.5'}, 'network': {'protocol': 'dns'},
                     'dns': {'type': 'answer', 'question': {'name': 'C2.example.test', 'type': 'A'},
                             'resolved_ip': ['192.0.2.7', '192.0.2.8']}}""", """
                    {'source': {'type': 'ipv4-addr', 'value': '10.0.0.5'},
                     'traffic': {'type': 'network-traffic', 'src_ref': 'source', 'protocols': ['ipv4', 'dns']},
                     'answer-1': {'type': 'ipv4-addr', 'value': '192.0.2.7'}, 'answer-2': {'type': 'ipv4-addr', 'value': '192.0.2.8'},
                     'query': {'type': 'domain-name', 'value': 'c2.example.test', 'resolves_to_refs': ['answer-1', 'answer-2']}}"""),
            json("ECS, a file, a registry value and mail", """
                    {'file': {'path': '/tmp/x', 'name': 'x', 'size': 9, 'mime_type': 'text/plain', 'hash': {'sha256': '%s'}},
                     'registry': {'key': 'HKLM\\\\Run', 'value': 'Updater', 'data': {'strings': ['x.exe'], 'type': 'REG_SZ'}},
                     'email': {'from': {'address': ['eve@bad.test']}, 'to': {'address': ['frodo@corp.test']}, 'subject': 'Invoice',
                               'message_id': '1@bad.test'}}""".formatted(SHA256), """
                    {'file-directory': {'type': 'directory', 'path': '/tmp'},
                     'file': {'type': 'file', 'name': 'x', 'size': 9, 'mime_type': 'text/plain', 'hashes': {'SHA-256': '%s'},
                              'parent_directory_ref': 'file-directory'},
                     'key': {'type': 'windows-registry-key', 'key': 'HKEY_LOCAL_MACHINE\\\\Run',
                             'values': [{'name': 'Updater', 'data': 'x.exe'}]},
                     'from-1': {'type': 'email-addr', 'value': 'eve@bad.test'}, 'to-1': {'type': 'email-addr', 'value': 'frodo@corp.test'},
                     'message': {'type': 'email-message', 'to_refs': ['to-1'], 'subject': 'Invoice', 'message_id': '1@bad.test'}}""".formatted(SHA256)),
            json("a firewall's own names", """
                    {'timestamp': '2026-03-01T12:00:00Z', 'source': 'fw1', 'process': 'filterlog', 'host': '192.0.2.1', 'action': 'deny',
                     'src_ip': '10.0.0.5', 'dst_ip': '203.0.113.7', 'src_port': '51544', 'dst_port': '22', 'proto': '6',
                     'bytes_sent': '120', 'user': 'frodo', 'url': 'http://203.0.113.7/'}""", """
                    {'source': {'type': 'ipv4-addr', 'value': '10.0.0.5'}, 'destination': {'type': 'ipv4-addr', 'value': '203.0.113.7'},
                     'traffic': {'type': 'network-traffic', 'src_ref': 'source', 'dst_ref': 'destination', 'src_port': 51544,
                                 'dst_port': 22, 'src_byte_count': 120, 'protocols': ['ipv4', 'tcp']},
                     'host': {'type': 'ipv4-addr', 'value': '192.0.2.1'}, 'url': {'type': 'url', 'value': 'http://203.0.113.7/'},
                     'user': {'type': 'user-account', 'account_login': 'frodo'},
                     'process': {'type': 'process', 'creator_user_ref': 'user'}}"""));

    private JsonExamples() {}

    private static Example json(String name, String event, String objects) {
        return new Example(name, LogFormat.GENERIC_JSON, "", event, objects);
    }
}
