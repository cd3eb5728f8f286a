/// What a decoder must know of a video before its pictures (ITU-T H.264, 7.3.2).
struct ParameterSets {
    let width: Int
    let height: Int
    let rate: FrameRate
    /// The quantisation parameter of all slices.
    let quantizer: Int

    /// `profile_idc`, the constraint flags and `level_idc`.
    var profile: [UInt8] { [66, 0xC0, UInt8(level)] }

    private var columns: Int { (width + 15) / 16 }
    private var rows: Int { (height + 15) / 16 }

    /// The lowest level of table A-1 for the number of macroblocks in a picture and in a second, times ten.
    var level: Int {
        let area = columns * rows
        let side = max(columns, rows)
        let limits: [(level: Int, area: Int, speed: Int)] = [
            (10, 99, 1485), (11, 396, 3000), (12, 396, 6000), (13, 396, 11880), (21, 792, 19800), (22, 1620, 20250),
            (30, 1620, 40500), (31, 3600, 108_000), (32, 5120, 216_000), (40, 8192, 245_760), (42, 8704, 522_240),
            (50, 22080, 589_824), (51, 36864, 983_040), (52, 36864, 2_073_600), (60, 139_264, 4_177_920),
            (61, 139_264, 8_355_840),
        ]
        let fitting = limits.first {
            area <= $0.area && side * side <= 8 * $0.area && area * rate.scale <= $0.speed * rate.duration
        }
        return fitting?.level ?? 62
    }

    /// The sequence parameter set with its header byte.
    var sequence: [UInt8] {
        var bits = BitWriter(capacity: 256)
        defer { bits.deallocate() }
        for byte in profile { bits.put(UInt32(byte), count: 8) }
        bits.putUnsigned(0)  // seq_parameter_set_id
        bits.putUnsigned(0)  // log2_max_frame_num_minus4
        bits.putUnsigned(2)  // pic_order_cnt_type: pictures are shown in the order of decoding
        bits.putUnsigned(1)  // max_num_ref_frames
        bits.put(false)  // gaps_in_frame_num_value_allowed_flag
        bits.putUnsigned(columns - 1)
        bits.putUnsigned(rows - 1)
        bits.put(true)  // frame_mbs_only_flag
        bits.put(true)  // direct_8x8_inference_flag
        let right = (16 * columns - width) / 2
        let bottom = (16 * rows - height) / 2
        bits.put(right + bottom > 0)  // frame_cropping_flag
        if right + bottom > 0 {
            for crop in [0, right, 0, bottom] { bits.putUnsigned(crop) }
        }
        bits.put(true)  // vui_parameters_present_flag
        putUsability(to: &bits)
        bits.putTrailingBits()
        return unit(.sequenceParameters, &bits)
    }

    /// The video usability information (E.1.1): BT.709 in limited range, chroma in the middle of four pixels, the rate, and
    /// that no picture waits for a later one.
    private func putUsability(to bits: inout BitWriter) {
        bits.put(true)  // aspect_ratio_info_present_flag
        bits.put(1, count: 8)  // square pixels
        bits.put(false)  // overscan_info_present_flag
        bits.put(true)  // video_signal_type_present_flag
        bits.put(5, count: 3)  // video_format: unspecified
        bits.put(false)  // video_full_range_flag
        bits.put(true)  // colour_description_present_flag
        for _ in 0..<3 { bits.put(1, count: 8) }  // primaries, transfer, matrix: BT.709
        bits.put(true)  // chroma_loc_info_present_flag
        bits.putUnsigned(1)
        bits.putUnsigned(1)
        bits.put(true)  // timing_info_present_flag
        bits.put(UInt32(rate.duration), count: 32)
        bits.put(UInt32(2 * rate.scale), count: 32)
        bits.put(true)  // fixed_frame_rate_flag
        bits.put(false)  // nal_hrd_parameters_present_flag
        bits.put(false)  // vcl_hrd_parameters_present_flag
        bits.put(false)  // pic_struct_present_flag
        bits.put(true)  // bitstream_restriction_flag
        bits.put(true)  // motion_vectors_over_pic_boundaries_flag
        bits.putUnsigned(0)  // max_bytes_per_pic_denom: not limited
        bits.putUnsigned(0)  // max_bits_per_mb_denom: not limited
        bits.putUnsigned(13)  // log2_max_mv_length_horizontal
        bits.putUnsigned(11)  // log2_max_mv_length_vertical
        bits.putUnsigned(0)  // max_num_reorder_frames
        bits.putUnsigned(1)  // max_dec_frame_buffering
    }

    /// The picture parameter set with its header byte.
    var picture: [UInt8] {
        var bits = BitWriter(capacity: 256)
        defer { bits.deallocate() }
        bits.putUnsigned(0)  // pic_parameter_set_id
        bits.putUnsigned(0)  // seq_parameter_set_id
        bits.put(false)  // entropy_coding_mode_flag: CAVLC
        bits.put(false)  // bottom_field_pic_order_in_frame_present_flag
        bits.putUnsigned(0)  // num_slice_groups_minus1
        bits.putUnsigned(0)  // num_ref_idx_l0_default_active_minus1
        bits.putUnsigned(0)  // num_ref_idx_l1_default_active_minus1
        bits.put(false)  // weighted_pred_flag
        bits.put(0, count: 2)  // weighted_bipred_idc
        bits.putSigned(quantizer - 26)
        bits.putSigned(0)  // pic_init_qs_minus26
        bits.putSigned(0)  // chroma_qp_index_offset
        bits.put(true)  // deblocking_filter_control_present_flag
        bits.put(false)  // constrained_intra_pred_flag
        bits.put(false)  // redundant_pic_cnt_present_flag
        bits.putTrailingBits()
        return unit(.pictureParameters, &bits)
    }

    private func unit(_ kind: NetworkUnit.Kind, _ bits: inout BitWriter) -> [UInt8] {
        var bytes: [UInt8] = []
        bits.withBytes { NetworkUnit.append(kind, payload: $0, to: &bytes) }
        return bytes
    }
}
